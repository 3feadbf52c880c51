/// Which keys may serve a model for a tenant, in which order, and which are denied.
@NullMarked
package io.cloudfreedom.router.gateway.route;

import org.jspecify.annotations.NullMarked;
