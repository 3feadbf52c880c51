package io.cloudfreedom.router.gateway.rate;

import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Requests per minute, tokens per minute and requests at a time of provider keys, as this process sees them.
///
/// The key of a first attempt is counted when its request goes out. One that is only fallen back to is
/// counted when it answers, so that a fallback which does not happen takes nobody's place.
@ApplicationScoped
public class KeyLimits {
    private final Map<UUID, Counts> counts = new ConcurrentHashMap<>();

    /// Whether a key has limits of this kind at all.
    public static boolean limits(ProviderKeyChanged key) {
        return key.rpm() != null || key.tpm() != null || key.maxConcurrency() != null;
    }

    /// The limit that leaves no room on a key now; empty when one more request may go.
    public Optional<KeyLimit> reached(ProviderKeyChanged key) {
        return limits(key) ? counts(key).reached(key, System.nanoTime()) : Optional.empty();
    }

    /// Counts a request on a key; empty when a limit of the key does not let it.
    public Optional<KeyUse> begin(ProviderKeyChanged key) {
        if (!limits(key)) {
            return Optional.of(KeyUse.UNLIMITED);
        }
        Counts of = counts(key);
        return of.begin(key, System.nanoTime()) ? Optional.of(new KeyUse(of)) : Optional.empty();
    }

    /// Counts the tokens of an answer.
    public void used(ProviderKeyChanged key, long tokens) {
        if (key.tpm() != null) {
            counts(key).used(key, tokens, System.nanoTime());
        }
    }

    /// Counts an answer of a key that was fallen back to.
    public void fellBack(ProviderKeyChanged key) {
        if (key.rpm() != null) {
            counts(key).fellBack(key, System.nanoTime());
        }
    }

    private Counts counts(ProviderKeyChanged key) {
        return counts.computeIfAbsent(key.id(), id -> new Counts());
    }

    /// The counts of one key.
    static final class Counts {
        private @Nullable TokenBucket requests;
        private @Nullable TokenBucket tokens;
        private int running;

        synchronized Optional<KeyLimit> reached(ProviderKeyChanged key, long now) {
            Integer most = key.maxConcurrency();
            if (most != null && running >= most) {
                return Optional.of(new KeyLimit("requests at a time", most, 0));
            }
            Integer rpm = key.rpm();
            Quota ofRequests = rpm == null ? null : requests(rpm, now).quota(now);
            if (ofRequests != null && ofRequests.remaining() < 1) {
                return Optional.of(new KeyLimit("requests per minute", ofRequests.limit(), wait(ofRequests)));
            }
            Integer tpm = key.tpm();
            if (tpm != null && !tokens(tpm, now).hasAny(now)) {
                return Optional.of(new KeyLimit(
                        "tokens per minute", tpm, wait(tokens(tpm, now).quota(now))));
            }
            return Optional.empty();
        }

        synchronized boolean begin(ProviderKeyChanged key, long now) {
            if (reached(key, now).isPresent()) {
                return false;
            }
            Integer rpm = key.rpm();
            if (rpm != null) {
                requests(rpm, now).use(1, now);
            }
            running++;
            return true;
        }

        synchronized void end() {
            running--;
        }

        synchronized void cancel() {
            running--;
            if (requests != null) {
                requests.use(-1, System.nanoTime());
            }
        }

        synchronized void used(ProviderKeyChanged key, long amount, long now) {
            Integer tpm = key.tpm();
            if (tpm != null) {
                tokens(tpm, now).use((double) amount, now);
            }
        }

        synchronized void fellBack(ProviderKeyChanged key, long now) {
            Integer rpm = key.rpm();
            if (rpm != null) {
                requests(rpm, now).use(1, now);
            }
        }

        private TokenBucket requests(int rpm, long now) {
            TokenBucket bucket = requests == null ? new TokenBucket(rpm, now) : requests;
            bucket.rate(rpm);
            requests = bucket;
            return bucket;
        }

        private TokenBucket tokens(int tpm, long now) {
            TokenBucket bucket = tokens == null ? new TokenBucket(tpm, now) : tokens;
            bucket.rate(tpm);
            tokens = bucket;
            return bucket;
        }

        /// Until one more fits: what is refilled in that time is what is missing to one.
        private static long wait(Quota quota) {
            return quota.limit() == 0
                    ? 60_000
                    : Math.max(1, quota.resetMillis() - (quota.limit() - 1) * 60_000 / quota.limit());
        }
    }
}
