package io.cloudfreedom.router.gateway.lease;

import io.cloudfreedom.router.contracts.lease.AccountId;
import io.cloudfreedom.router.contracts.lease.Refusal;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// There is no room for a request: an account refused, or nobody could say.
public final class NoRoom extends Exception {
    private final transient @Nullable Refused refused;

    private NoRoom(String message, @Nullable Refused refused) {
        super(message, null, false, false);
        this.refused = refused;
    }

    static NoRoom refused(AccountId account, Refusal refusal) {
        return new NoRoom("no room on " + account, new Refused(account, refusal));
    }

    static NoRoom unavailable() {
        return new NoRoom("usage-service did not answer", null);
    }

    /// The account and window that refused; empty when usage-service could not be asked.
    public Optional<Refused> refused() {
        return Optional.ofNullable(refused);
    }

    /// What usage-service said.
    public record Refused(AccountId account, Refusal refusal) {
        public Refused {
            Objects.requireNonNull(account, "account is null");
            Objects.requireNonNull(refusal, "refusal is null");
        }
    }
}
