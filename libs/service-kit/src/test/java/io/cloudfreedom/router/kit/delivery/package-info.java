/// Outbox, Kafka and inbox together, on real parts.
@NullMarked
package io.cloudfreedom.router.kit.delivery;

import org.jspecify.annotations.NullMarked;
