package io.cloudfreedom.router.kit.identity;

import io.cloudfreedom.router.kit.problem.ApiError;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The token is valid, but its login is too weak or too long ago for this operation (401, RFC 9470).
public final class InsufficientAuthentication extends ApiError {
    private static final long serialVersionUID = 1L;

    private final String challenge;

    InsufficientAuthentication(Duration maxAge, Set<String> acrValues) {
        super(
                401,
                "insufficient-user-authentication",
                "Log in again",
                "This operation needs a login with a second factor within the last " + maxAge.toMinutes()
                        + " minutes.");
        challenge = "Bearer error=\"insufficient_user_authentication\","
                + " error_description=\"A recent login with a second factor is required\","
                + " max_age=\"" + maxAge.toSeconds() + "\""
                + (acrValues.isEmpty() ? "" : ", acr_values=\"" + String.join(" ", new TreeSet<>(acrValues)) + "\"");
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("WWW-Authenticate", challenge);
    }
}
