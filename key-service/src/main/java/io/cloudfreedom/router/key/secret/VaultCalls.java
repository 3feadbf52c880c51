package io.cloudfreedom.router.key.secret;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.vault.client.VaultClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/// Calls of Vault that are tried again while what failed may pass, for at most ten seconds.
///
/// Only for calls that can be repeated without harm. Exceptions of the client are never passed on or logged:
/// their text may hold what the server answered.
@ApplicationScoped
class VaultCalls {
    static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(VaultCalls.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);
    private static final Duration GIVE_UP = Duration.ofSeconds(10);
    private static final double JITTER = 0.5;

    private final VaultClient client;
    private final MeterRegistry metrics;

    VaultCalls(VaultClient client, MeterRegistry metrics) {
        this.client = client;
        this.metrics = metrics;
    }

    /// For a call whose failures all mean that it was not done.
    <T> Uni<T> repeated(String operation, Supplier<CompletionStage<T>> call) {
        return repeated(operation, call, VaultCalls::never);
    }

    /// @param answerTo what a failure of a certain kind means
    <T> Uni<T> repeated(String operation, Supplier<CompletionStage<T>> call, Function<VaultFailure, Uni<T>> answerTo) {
        Timer.Sample sample = Timer.start(metrics);
        return Uni.createFrom()
                .deferred(() -> Uni.createFrom().completionStage(call))
                .ifNoItem()
                .after(ATTEMPT_TIMEOUT)
                .fail()
                .onFailure()
                .recoverWithUni(t -> answerTo.apply(VaultFailure.of(t)))
                .onFailure()
                .transform(this::classified)
                .onFailure(AttemptFailed::mayPass)
                .retry()
                .withBackOff(FIRST_BACKOFF, LONGEST_BACKOFF)
                .withJitter(JITTER)
                .expireIn(GIVE_UP.toMillis())
                .onFailure()
                .transform(t -> unavailable(operation, t))
                .onTermination()
                .invoke((done, failure, cancelled) -> sample.stop(metrics.timer(
                        "router.vault", "operation", operation, "outcome", failure == null ? "done" : "failed")));
    }

    static <T> Uni<T> never(VaultFailure failure) {
        return Uni.createFrom().failure(new AttemptFailed(failure));
    }

    /// A refusal may be a login that ended: the next attempt logs in anew.
    private AttemptFailed classified(Throwable failure) {
        AttemptFailed attempt =
                failure instanceof AttemptFailed known ? known : new AttemptFailed(VaultFailure.of(failure));
        if (attempt.failure == VaultFailure.DENIED) {
            client.getTokenProvider().invalidateCache();
        }
        return attempt;
    }

    private static SecretStoreUnavailable unavailable(String operation, Throwable failure) {
        Throwable last =
                failure instanceof IllegalStateException && failure.getCause() != null ? failure.getCause() : failure;
        LOG.warnf(
                "vault gave up operation=%s cause=%s",
                operation,
                last instanceof AttemptFailed attempt
                        ? attempt.failure
                        : last.getClass().getSimpleName());
        return new SecretStoreUnavailable();
    }

    /// One attempt's failure without the client's text.
    private static final class AttemptFailed extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final VaultFailure failure;

        AttemptFailed(VaultFailure failure) {
            super(failure.name(), null, false, false);
            this.failure = failure;
        }

        static boolean mayPass(Throwable t) {
            return t instanceof AttemptFailed attempt
                    && (attempt.failure == VaultFailure.TRANSIENT || attempt.failure == VaultFailure.DENIED);
        }
    }
}
