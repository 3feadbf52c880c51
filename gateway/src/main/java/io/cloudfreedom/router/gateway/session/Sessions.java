package io.cloudfreedom.router.gateway.session;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/// The login behind a request: a bearer token or a session cookie, verified.
@ApplicationScoped
public class Sessions {
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final IdentityProviderManager identities;
    private final CsrfTokens csrf;

    Sessions(IdentityProviderManager identities, CsrfTokens csrf) {
        this.identities = identities;
        this.csrf = csrf;
    }

    /// Fails with [NoSession] when there is no valid login, or none any more.
    ///
    /// What Quarkus answers then by itself, a redirect to the issuer, is of no use to the script that asks.
    public Future<Session> of(RoutingContext ctx) {
        ctx.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
        return Future.fromCompletionStage(
                        QuarkusHttpUser.getSecurityIdentity(ctx, identities).subscribeAsCompletionStage())
                .recover(failure -> Future.failedFuture(new NoSession()))
                .compose(Sessions::session);
    }

    /// Whether a request that came with a cookie was made by a page of ours; reading needs no proof.
    public boolean isGenuine(RoutingContext ctx, Session session) {
        return SAFE.contains(ctx.request().method())
                || csrf.matches(session.claims(), ctx.request().getHeader("x-csrf-token"));
    }

    String csrfToken(Session session) {
        return csrf.of(session.claims());
    }

    private static Future<Session> session(SecurityIdentity identity) {
        AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
        if (identity.isAnonymous() || credential == null) {
            return Future.failedFuture(new NoSession());
        }
        try {
            return Future.succeededFuture(new Session(credential.getToken(), Claims.of(credential.getToken())));
        } catch (IllegalArgumentException e) {
            return Future.failedFuture(new NoSession());
        }
    }
}
