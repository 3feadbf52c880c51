/// Tells tenants' own systems of budgets and keys: endpoints, what is to be delivered to them, and its delivery by
/// Standard Webhooks 1.0.0.
@NullMarked
package io.cloudfreedom.router.usage.webhook;

import org.jspecify.annotations.NullMarked;
