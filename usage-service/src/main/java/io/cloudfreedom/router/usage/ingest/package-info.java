/// Where the two witnesses' records come in: Kafka for the gateway, HTTP for the agent.
@NullMarked
package io.cloudfreedom.router.usage.ingest;

import org.jspecify.annotations.NullMarked;
