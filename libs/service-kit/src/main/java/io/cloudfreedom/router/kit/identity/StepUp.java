package io.cloudfreedom.router.kit.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonString;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Whether a token shows a recent login with a second factor. What it does not say is taken for no.
@ApplicationScoped
public class StepUp {
    /// Methods of RFC 8176 that are a second factor, or imply one.
    private static final Set<String> SECOND = Set.of("otp", "mfa", "hwk", "swk", "sc");

    /// Clocks of the issuer and of ours may differ.
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final StepUpConfig config;
    private final Clock clock;

    StepUp(StepUpConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// @throws InsufficientAuthentication when the caller has to log in once more
    public void require(Caller caller) {
        JsonWebToken token = caller.token().orElseThrow(this::insufficient);
        List<String> methods = texts(token.<Object>getClaim("amr"));
        if (methods.isEmpty() && isMachine(caller, token)) {
            return;
        }
        if (!isStrong(token, methods) || !isRecent(token)) {
            throw insufficient();
        }
    }

    private boolean isMachine(Caller caller, JsonWebToken token) {
        return caller.has(Role.SERVICE) || config.clients().contains(text(token.getClaim("azp")));
    }

    private boolean isStrong(JsonWebToken token, List<String> methods) {
        return methods.stream().anyMatch(SECOND::contains)
                || config.acrValues().orElse(Set.of()).contains(text(token.getClaim("acr")));
    }

    private boolean isRecent(JsonWebToken token) {
        return token.<Object>getClaim("auth_time") instanceof Number time
                && !Instant.ofEpochSecond(time.longValue())
                        .plus(config.maxAge())
                        .plus(SKEW)
                        .isBefore(clock.instant());
    }

    private InsufficientAuthentication insufficient() {
        return new InsufficientAuthentication(
                config.maxAge(), config.acrValues().orElse(Set.of()));
    }

    private static List<String> texts(@Nullable Object claim) {
        return claim instanceof Collection<?> values
                ? values.stream().map(StepUp::text).toList()
                : List.of();
    }

    /// JSON texts come with their quotes.
    private static String text(@Nullable Object value) {
        return value instanceof JsonString json ? json.getString() : String.valueOf(value);
    }
}
