package io.cloudfreedom.router.gateway.virtualkey;

import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.event.VirtualKeyChanged;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.feed.KnownToken;
import io.cloudfreedom.router.gateway.feed.TokenDigest;
import io.cloudfreedom.router.gateway.problem.Refused;
import io.vertx.core.MultiMap;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Finds out who calls, by the hash of the presented token. What is wrong with a token is told to nobody.
@ApplicationScoped
public class VirtualKeys {
    private static final String BEARER = "Bearer ";
    private static final int MAX_TOKEN = 200;

    private final Clock clock;

    VirtualKeys(Clock clock) {
        this.clock = clock;
    }

    /// @throws Refused 401 when there is no valid virtual key, 403 when its tenant may not call
    public Caller authenticate(Facts facts, MultiMap headers) throws Refused {
        String token = presented(headers);
        if (token == null) {
            throw Refused.of(
                    401, "missing_api_key", "Give your virtual key in the header 'Authorization: Bearer cf-…'.");
        }
        TokenDigest digest = TokenDigest.of(token);
        KnownToken known = facts.tokens().get(digest);
        if (known == null || !known.digest().same(digest) || !isValid(known)) {
            throw Refused.of(401, "invalid_api_key", "The virtual key is not valid.");
        }
        VirtualKeyChanged key = known.key();
        TenantChanged tenant = facts.tenants().get(key.tenantId());
        if (tenant == null || tenant.status() != Status.ACTIVE) {
            throw Refused.of(403, "tenant_inactive", "The account of this virtual key is not active.");
        }
        return new Caller(key, tenant);
    }

    private boolean isValid(KnownToken known) {
        Instant now = clock.instant();
        Instant tokenEnd = known.token().validUntil();
        Instant keyEnd = known.key().expiresAt();
        return known.key().status() == Status.ACTIVE
                && (tokenEnd == null || now.isBefore(tokenEnd))
                && (keyEnd == null || now.isBefore(keyEnd));
    }

    private static @Nullable String presented(MultiMap headers) {
        String authorization = headers.get("authorization");
        String token = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? authorization.substring(BEARER.length()).strip()
                : headers.get("x-api-key");
        return token == null || token.isEmpty() || token.length() > MAX_TOKEN ? null : token;
    }
}
