package io.cloudfreedom.router.key.secret;

import io.quarkus.vault.client.VaultClientException;
import java.time.Duration;
import java.util.concurrent.CompletionException;

/// How an attempt at Vault failed, as far as what to do next depends on it.
enum VaultFailure {
    /// The path is taken (check-and-set).
    CONFLICT,
    /// 403: a policy, a path that is taken, or a login that ended.
    DENIED,
    /// 404: there is nothing at the path, or nothing any more.
    ABSENT,
    /// Sealed, no leader, too many requests, broken connection, timeout: the outcome is unknown, try again.
    TRANSIENT,
    /// Anything else: trying again changes nothing.
    REFUSED;

    /// What Vault asked to wait; nothing when it did not say.
    static Duration pauseAskedFor(Throwable failure) {
        return causeOf(failure) instanceof AttentiveHttpClient.ComeBackLater later ? later.pause() : Duration.ZERO;
    }

    private static Throwable causeOf(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    static VaultFailure of(Throwable failure) {
        if (!(causeOf(failure) instanceof VaultClientException answer) || answer.getStatus() == null) {
            return TRANSIENT;
        }
        return switch (answer.getStatus()) {
            case 400 -> answer.hasErrorContaining("check-and-set") ? CONFLICT : REFUSED;
            case 403 -> DENIED;
            case 404 -> ABSENT;
            case 412, 429, 472, 473, 500, 502, 503, 504 -> TRANSIENT;
            default -> REFUSED;
        };
    }
}
