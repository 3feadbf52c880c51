/// Events that commit with the change they tell of, and the one relay that publishes them in order.
@NullMarked
package io.cloudfreedom.router.kit.outbox;

import org.jspecify.annotations.NullMarked;
