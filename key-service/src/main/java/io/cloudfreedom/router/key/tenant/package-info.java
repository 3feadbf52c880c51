/// Tenants: what they pay for, their limits, and which keys may serve them.
@NullMarked
package io.cloudfreedom.router.key.tenant;

import org.jspecify.annotations.NullMarked;
