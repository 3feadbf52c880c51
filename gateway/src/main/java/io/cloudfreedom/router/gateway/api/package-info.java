/// Routes /api to the service that owns a path, with the caller's own authority.
@NullMarked
package io.cloudfreedom.router.gateway.api;

import org.jspecify.annotations.NullMarked;
