/// Live tests of credentials at their provider.
@NullMarked
package io.cloudfreedom.router.key.probe;

import org.jspecify.annotations.NullMarked;
