/// Live tests of credentials at their provider.
@NullMarked
package io.cloudfreedom.router.connection.probe;

import org.jspecify.annotations.NullMarked;
