/// What one tenant's app sees through the gateway: nothing of another's, nothing of how it is served.
@NullMarked
package io.cloudfreedom.router.system.isolation;

import org.jspecify.annotations.NullMarked;
