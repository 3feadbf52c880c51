/// The gateway as tenants' apps meet it: through the official SDKs, while parts are away, for a long time.
@NullMarked
package io.cloudfreedom.router.system.edge;

import org.jspecify.annotations.NullMarked;
