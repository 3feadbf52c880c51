/// Limits by window: what is spent and what is promised, in the tenant's days and months.
@NullMarked
package io.cloudfreedom.router.usage.budget;

import org.jspecify.annotations.NullMarked;
