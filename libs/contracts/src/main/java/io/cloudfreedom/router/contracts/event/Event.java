package io.cloudfreedom.router.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.cloudfreedom.router.contracts.Topic;

/// A fact in the past tense. It travels as a binary-mode CloudEvent 1.0 whose `ce_type` is `type()`.
public sealed interface Event
        permits TenantChanged,
                ProviderKeyChanged,
                VirtualKeyChanged,
                ModelChanged,
                ProxyChanged,
                ConfigApplied,
                PriceChanged,
                KeyHealthChanged,
                UsageRecorded,
                BudgetChanged,
                KeyUsageChanged,
                AuditRecorded,
                AuditCheckpointed {
    @JsonIgnore
    Topic topic();

    /// The Kafka key: order holds among events of one key.
    @JsonIgnore
    String key();

    /// The CloudEvents type, for example `io.cloudfreedom.router.ProviderKeyChanged`.
    @JsonIgnore
    default String type() {
        return "io.cloudfreedom.router." + getClass().getSimpleName();
    }
}
