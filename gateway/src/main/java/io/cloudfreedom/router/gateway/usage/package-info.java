/// Hands metered usage to Kafka, or to a local spool while Kafka is away.
@NullMarked
package io.cloudfreedom.router.gateway.usage;

import org.jspecify.annotations.NullMarked;
