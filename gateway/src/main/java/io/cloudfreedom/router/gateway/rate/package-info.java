/// Rates per minute and requests at a time, as this process sees them: of tenants, virtual keys and provider keys.
@NullMarked
package io.cloudfreedom.router.gateway.rate;

import org.jspecify.annotations.NullMarked;
