package io.cloudfreedom.router.key.secret;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.runtime.VaultConfigHolder;
import io.quarkus.vault.runtime.client.MutinyVertxClientFactory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Calls of Vault that are tried again while what failed may pass, for a bounded time, and not sooner than
/// Vault asks.
///
/// Only for calls that can be repeated without harm. Exceptions of the client are never passed on or logged:
/// their text may hold what the server answered.
@ApplicationScoped
class VaultCalls {
    private static final Logger LOG = Logger.getLogger(VaultCalls.class);

    private final VaultClient client;
    private final VaultConfig config;
    private final MeterRegistry metrics;

    VaultCalls(VaultClient client, VaultConfigHolder settings, Vertx vertx, VaultConfig config, MeterRegistry metrics) {
        var web = MutinyVertxClientFactory.createHttpClient(vertx, settings.getVaultRuntimeConfig(), false);
        this.client = client.configure().executor(new AttentiveHttpClient(web)).build();
        this.config = config;
        this.metrics = metrics;
    }

    /// What to call.
    VaultClient vault() {
        return client;
    }

    /// One attempt, which fails when there is no answer in time.
    <T> Uni<T> attempt(Supplier<CompletionStage<T>> call) {
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom().completionStage(call))
                .ifNoItem()
                .after(config.attemptTimeout())
                .fail();
    }

    /// For a call whose failures all mean that it was not done.
    <T> Uni<T> repeated(String operation, Supplier<CompletionStage<T>> call) {
        return repeated(operation, call, VaultCalls::never);
    }

    /// @param answerTo what a failure of a certain kind means
    <T> Uni<T> repeated(String operation, Supplier<CompletionStage<T>> call, Function<VaultFailure, Uni<T>> answerTo) {
        return Uni.createFrom().deferred(() -> {
            Timer.Sample sample = Timer.start(metrics);
            var patience = new Patience(config.giveUp());
            return attempt(call)
                    .onFailure()
                    .recoverWithUni(t -> answerTo.apply(VaultFailure.of(t))
                            .onFailure()
                            .transform(unanswered -> classified(unanswered, t)))
                    .onFailure(AttemptFailed::mayPass)
                    .retry()
                    .when(failures -> failures.onItem().transformToUniAndConcatenate(patience::pauseAfter))
                    .onFailure()
                    .transform(t -> unavailable(operation, t))
                    .onTermination()
                    .invoke((done, failure, cancelled) -> sample.stop(metrics.timer(
                            "router.vault", "operation", operation, "outcome", failure == null ? "done" : "failed")));
        });
    }

    static <T> Uni<T> never(VaultFailure failure) {
        return Uni.createFrom().failure(new AttemptFailed(failure, Duration.ZERO));
    }

    /// A refusal may be a login that ended: the next attempt logs in anew.
    private AttemptFailed classified(Throwable unanswered, Throwable failure) {
        VaultFailure kind = unanswered instanceof AttemptFailed known ? known.failure : VaultFailure.of(unanswered);
        if (kind == VaultFailure.DENIED) {
            client.getTokenProvider().invalidateCache();
        }
        return new AttemptFailed(kind, VaultFailure.pauseAskedFor(failure));
    }

    private static SecretStoreUnavailable unavailable(String operation, Throwable failure) {
        LOG.warnf(
                "vault gave up operation=%s cause=%s",
                operation,
                failure instanceof AttemptFailed attempt
                        ? attempt.failure
                        : failure.getClass().getSimpleName());
        return new SecretStoreUnavailable(failure instanceof AttemptFailed attempt ? attempt.pause : Duration.ZERO);
    }

    /// One attempt's failure without the client's text.
    static final class AttemptFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final VaultFailure failure;
        private final Duration pause;

        AttemptFailed(VaultFailure failure, Duration pause) {
            super(failure.name(), null, false, false);
            this.failure = failure;
            this.pause = pause;
        }

        /// The least that Vault asked to wait.
        Duration pause() {
            return pause;
        }

        static boolean mayPass(Throwable t) {
            return t instanceof AttemptFailed attempt
                    && (attempt.failure == VaultFailure.TRANSIENT || attempt.failure == VaultFailure.DENIED);
        }
    }
}
