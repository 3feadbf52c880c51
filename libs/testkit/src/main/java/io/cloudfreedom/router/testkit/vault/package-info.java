/// An OpenBao server, laid out by the same init job as in production.
@NullMarked
package io.cloudfreedom.router.testkit.vault;

import org.jspecify.annotations.NullMarked;
