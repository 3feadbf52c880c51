/// Who a presented token belongs to, and how fast it may call.
@NullMarked
package io.cloudfreedom.router.gateway.virtualkey;

import org.jspecify.annotations.NullMarked;
