/// Room under a limit that gateways borrow, and how each loan ends.
@NullMarked
package io.cloudfreedom.router.usage.lease;

import org.jspecify.annotations.NullMarked;
