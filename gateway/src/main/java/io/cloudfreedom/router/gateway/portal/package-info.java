/// Serves the portal's build with its security headers.
@NullMarked
package io.cloudfreedom.router.gateway.portal;

import org.jspecify.annotations.NullMarked;
