/// One request's trace through every service and event that it sets off (W3C Trace Context).
@NullMarked
package io.cloudfreedom.router.kit.trace;

import org.jspecify.annotations.NullMarked;
