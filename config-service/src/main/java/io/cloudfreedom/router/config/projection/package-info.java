/// Keeps the copy of tenants and provider keys that key-service publishes, and recomposes what depends on them.
@NullMarked
package io.cloudfreedom.router.config.projection;

import org.jspecify.annotations.NullMarked;
