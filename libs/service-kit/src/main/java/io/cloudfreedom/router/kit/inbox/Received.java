package io.cloudfreedom.router.kit.inbox;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.Event;
import io.cloudfreedom.router.kit.trace.Traceparent;
import java.util.Optional;
import java.util.UUID;

/// A record that has not been handled before, read as its event.
///
/// @param id the CloudEvents id, the same over every retry of the producer
/// @param source the service that told it; empty when the record does not say
/// @param trace of the request that it comes from
/// @param payload the event as it was written
public record Received(
        UUID id, String source, Optional<Traceparent> trace, String topic, String key, String payload, Event event) {
    /// Reads the payload of a record of the given type; a payload that is not one is the sender's fault.
    ///
    /// @throws IllegalArgumentException when it cannot be read
    static <E extends Event> Received read(
            UUID id,
            String source,
            Optional<Traceparent> trace,
            String topic,
            String key,
            String payload,
            Class<E> type) {
        return new Received(id, source, trace, topic, key, payload, ContractJson.read(payload, type));
    }

    /// The event as the type that the topic carries.
    public <E extends Event> E as(Class<E> type) {
        return type.cast(event);
    }
}
