/// The facts that services publish on Kafka; additive only, and never with a secret in them.
@NullMarked
package io.cloudfreedom.router.contracts.event;

import org.jspecify.annotations.NullMarked;
