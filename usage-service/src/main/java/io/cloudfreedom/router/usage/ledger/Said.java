package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import java.util.Objects;

/// What a record says, by who said it.
sealed interface Said {
    Source source();

    /// Reads what was kept.
    static Said read(Source source, String payload) {
        return switch (source) {
            case GATEWAY -> new Metered(ContractJson.read(payload, UsageRecorded.class));
            case ACCEPTED -> new Accepted(ContractJson.read(payload, AgentRecord.Accepted.class));
            case USAGE -> new Seen(ContractJson.read(payload, AgentRecord.Usage.class));
        };
    }

    /// What the gateway metered.
    record Metered(UsageRecorded usage) implements Said {
        public Metered {
            Objects.requireNonNull(usage, "usage is null");
        }

        @Override
        public Source source() {
            return Source.GATEWAY;
        }
    }

    /// The agent is about to call a provider.
    record Accepted(AgentRecord.Accepted record) implements Said {
        public Accepted {
            Objects.requireNonNull(record, "record is null");
        }

        @Override
        public Source source() {
            return Source.ACCEPTED;
        }
    }

    /// What the agent saw.
    record Seen(AgentRecord.Usage record) implements Said {
        public Seen {
            Objects.requireNonNull(record, "record is null");
        }

        @Override
        public Source source() {
            return Source.USAGE;
        }
    }
}
