/// Doubles of the AI providers: one loopback server that speaks each provider's wire format, bills like one,
/// and fails on demand. A double stands in for what costs money; nothing else in the tests is one.
@NullMarked
package io.cloudfreedom.router.testkit.doubles;

import org.jspecify.annotations.NullMarked;
