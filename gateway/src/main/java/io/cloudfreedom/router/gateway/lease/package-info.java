/// Room under limits, borrowed from usage-service and spent from memory.
@NullMarked
package io.cloudfreedom.router.gateway.lease;

import org.jspecify.annotations.NullMarked;
