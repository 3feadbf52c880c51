package io.cloudfreedom.router.usage.webhook;

import io.cloudfreedom.router.kit.outbound.OutboundClient;
import io.cloudfreedom.router.kit.outbound.OutboundFailure;
import io.cloudfreedom.router.kit.outbound.OutboundRequest;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.kit.webhook.StandardWebhook;
import io.cloudfreedom.router.usage.rounds.Rounds;
import io.cloudfreedom.router.usage.secret.SigningSecretStore;
import io.cloudfreedom.router.usage.secret.SigningSecrets;
import io.cloudfreedom.router.usage.secret.StoreUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Carries messages to endpoints. At least once, in no order: an endpoint tells repetitions by `webhook-id`.
@ApplicationScoped
class Courier {
    private static final int AT_ONCE = 8;
    private static final Duration WITHOUT_SECRET = Duration.ofSeconds(10);

    private final Database database;
    private final Deliveries deliveries;
    private final SigningSecretStore secrets;
    private final OutboundClient http;
    private final WebhookConfig config;
    private final Clock clock;
    private final MeterRegistry metrics;
    private @Nullable Cancellable timer;

    Courier(
            Database database,
            Deliveries deliveries,
            SigningSecretStore secrets,
            OutboundClient http,
            WebhookConfig config,
            Clock clock,
            MeterRegistry metrics) {
        this.database = database;
        this.deliveries = deliveries;
        this.secrets = secrets;
        this.http = http;
        this.config = config;
        this.clock = clock;
        this.metrics = metrics;
    }

    void start(@Observes StartupEvent event) {
        timer = Rounds.every(config.interval(), "webhooks", this::round);
    }

    void stop(@Observes ShutdownEvent event) {
        if (timer != null) {
            timer.cancel();
        }
    }

    /// Sends a test message and says how it went.
    Uni<Delivery> test(UUID endpoint) {
        return database.asSystem(tx -> deliveries.prepareTest(tx, endpoint))
                .chain(message -> send(message)
                        .chain(outcome -> database.asSystem(tx -> deliveries
                                .tested(tx, message, outcome)
                                .chain(() -> deliveries.one(tx, message.id())))));
    }

    private Uni<Void> round() {
        return database.asSystem(deliveries::claim)
                .chain(this::deliverAll)
                .chain(() -> database.asSystem(deliveries::forget));
    }

    private Uni<Void> deliverAll(List<Message> due) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUni(this::deliver)
                .merge(AT_ONCE)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Void> deliver(Message message) {
        return send(message)
                .chain(outcome -> database.asSystem(tx -> deliveries.ended(tx, message, outcome)))
                .onFailure(StoreUnavailable.class)
                .recoverWithUni(() -> database.asSystem(tx -> deliveries.postpone(tx, message, WITHOUT_SECRET)));
    }

    private Uni<Outcome> send(Message message) {
        return secrets.read(message.tenantId(), message.endpointId())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new Outcome.Unanswered("no_secret"))
                        : http.send(request(message, found.get()))
                                .map(Outcome::of)
                                .onFailure(OutboundFailure.class)
                                .recoverWithItem(failure -> Outcome.of(failure)))
                .invoke(this::count);
    }

    private OutboundRequest request(Message message, SigningSecrets secrets) {
        Instant now = clock.instant();
        byte[] body = message.payload().getBytes(StandardCharsets.UTF_8);
        String id = message.id().toString();
        return OutboundRequest.post(
                message.url(),
                Map.of(
                        "content-type",
                        "application/json",
                        "user-agent",
                        "CloudFreedom-Webhooks/1",
                        StandardWebhook.ID,
                        id,
                        StandardWebhook.TIMESTAMP,
                        Long.toString(now.getEpochSecond()),
                        StandardWebhook.SIGNATURE,
                        StandardWebhook.sign(id, now, body, secrets.all())),
                message.payload());
    }

    private void count(Outcome outcome) {
        String result = switch (outcome) {
            case Outcome.Delivered d -> "delivered";
            case Outcome.Refused r -> "refused";
            case Outcome.Unanswered u -> "unanswered";
        };
        metrics.counter("router.webhook.attempts", "outcome", result).increment();
    }
}
