/// Kafka records whose effect, dedupe row and offset are one transaction.
@NullMarked
package io.cloudfreedom.router.kit.inbox;

import org.jspecify.annotations.NullMarked;
