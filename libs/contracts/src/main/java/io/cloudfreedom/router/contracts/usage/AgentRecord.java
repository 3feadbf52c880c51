package io.cloudfreedom.router.contracts.usage;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cloudfreedom.router.contracts.admission.Admission;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of an agent's spool.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AgentRecord.Accepted.class, name = "accepted"),
    @JsonSubTypes.Type(value = AgentRecord.Usage.class, name = "usage")
})
public sealed interface AgentRecord {
    UUID requestId();

    long epoch();

    /// Written before the provider is called: from here on the request may cost money.
    record Accepted(UUID requestId, long epoch, Instant at, Admission admission) implements AgentRecord {
        public Accepted {
            Objects.requireNonNull(requestId, "requestId is null");
            Objects.requireNonNull(at, "at is null");
            Objects.requireNonNull(admission, "admission is null");
        }
    }

    /// Written when the request has ended, however it ended. `quality` is unknown when the process died in between:
    /// then the whole reservation is booked.
    record Usage(
            UUID requestId,
            long epoch,
            RequestStatus status,
            Quality quality,
            int httpStatus,
            @Nullable Instant firstTokenAt,
            Instant completedAt,
            List<Attempt> attempts)
            implements AgentRecord {
        public Usage {
            Objects.requireNonNull(requestId, "requestId is null");
            Objects.requireNonNull(status, "status is null");
            Objects.requireNonNull(quality, "quality is null");
            Objects.requireNonNull(completedAt, "completedAt is null");
            attempts = List.copyOf(attempts);
        }
    }
}
