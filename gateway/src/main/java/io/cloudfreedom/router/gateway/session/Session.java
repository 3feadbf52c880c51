package io.cloudfreedom.router.gateway.session;

/// A verified login: its access token, and what that says.
public final class Session {
    private final String accessToken;
    private final Claims claims;

    Session(String accessToken, Claims claims) {
        this.accessToken = accessToken;
        this.claims = claims;
    }

    public String accessToken() {
        return accessToken;
    }

    Claims claims() {
        return claims;
    }
}
