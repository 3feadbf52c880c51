package io.cloudfreedom.router.gateway.usage;

import io.cloudfreedom.router.contracts.event.UsageRecorded;
import java.time.Instant;
import java.util.UUID;

/// A record and the id under which it is published, however often.
record SpooledUsage(UUID eventId, Instant at, UsageRecorded usage) {}
