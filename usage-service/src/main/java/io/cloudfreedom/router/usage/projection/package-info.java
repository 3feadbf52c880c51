/// What usage-service knows of tenants, keys and proxies, kept from their topics.
@NullMarked
package io.cloudfreedom.router.usage.projection;

import org.jspecify.annotations.NullMarked;
