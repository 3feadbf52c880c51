package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Google Vertex AI under `/vertex`, with its token endpoint at `/gtoken`.
///
/// The token endpoint takes a signed JWT of a service account. It reads its claims and its times, but cannot
/// verify the signature: the provider holds the public key, the double has never seen it. A token names its
/// service account, so that it is still good after a restart of the double. The location `nowhere` does not
/// exist.
final class VertexDouble implements ProviderDouble {
    static final String BASE = "/vertex";
    static final String TOKEN = "/gtoken";
    private static final String TOKEN_PREFIX = "ya29.double.";
    private static final long TOKEN_SECONDS = 3600;

    private final GoogleWire wire = new GoogleWire(name());
    private final Clock clock;

    VertexDouble(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "vertex";
    }

    @Override
    public boolean serves(String path) {
        return path.equals(TOKEN) || path.startsWith(BASE + "/");
    }

    @Override
    public Caller identify(Call call) {
        if (call.path().equals(TOKEN)) {
            return Caller.of(serviceAccount(call));
        }
        String bearer = call.bearer();
        return Caller.of(bearer.startsWith(TOKEN_PREFIX) ? decode(bearer.substring(TOKEN_PREFIX.length())) : bearer);
    }

    @Override
    public @Nullable String model(Call call) {
        return call.path().equals(TOKEN) ? null : GoogleWire.model(call);
    }

    /// A revoked service account is refused where it asks for a token, any other trouble only where it asks for work.
    @Override
    public Reply refuse(Mode mode, Call call, Credential credential) {
        if (call.path().equals(TOKEN)) {
            return mode == Mode.BAD ? invalidGrant() : token(credential);
        }
        return mode == Mode.BAD
                ? GoogleWire.error(
                        401,
                        "UNAUTHENTICATED",
                        "Request had invalid authentication credentials.",
                        "ACCESS_TOKEN_EXPIRED")
                : GoogleWire.refuse(mode);
    }

    @Override
    public Reply answer(Call call, Credential credential, int chunks) {
        if (call.path().equals(TOKEN)) {
            return token(credential);
        }
        if (call.path().contains("/locations/nowhere/")) {
            return GoogleWire.error(404, "NOT_FOUND", "Location nowhere is not found.", null);
        }
        String model = model(call);
        if (model != null && isAnthropics(call)) {
            return AnthropicDouble.messages(name(), call, model, credential, chunks);
        }
        return wire.answer(call, credential, chunks);
    }

    private static boolean isAnthropics(Call call) {
        return call.path().contains("/publishers/anthropic/models/")
                && (call.path().endsWith(":rawPredict") || call.path().endsWith(":streamRawPredict"));
    }

    private static Reply token(Credential credential) {
        return Reply.free(new JsonObject()
                .put("access_token", TOKEN_PREFIX + encode(credential.text()))
                .put("expires_in", TOKEN_SECONDS)
                .put("token_type", "Bearer"));
    }

    private static Reply invalidGrant() {
        return Reply.error(
                400, new JsonObject().put("error", "invalid_grant").put("error_description", "Invalid JWT Signature."));
    }

    /// `<client_email>/<private_key_id>` of a JWT in good form, else nothing.
    private String serviceAccount(Call call) {
        String[] parts = formParameter(call, "assertion").split("\\.", -1);
        if (parts.length != 3 || parts[2].isEmpty()) {
            return "";
        }
        try {
            JsonObject header = new JsonObject(decode(parts[0]));
            JsonObject claims = new JsonObject(decode(parts[1]));
            long now = clock.instant().getEpochSecond();
            boolean inTime = claims.getLong("exp", 0L) > now && claims.getLong("iat", Long.MAX_VALUE) <= now + 60;
            String email = claims.getString("iss", "");
            String keyId = header.getString("kid", "");
            boolean signed = header.getString("alg", "").equals("RS256");
            return inTime && signed && !email.isEmpty() ? keyId.isEmpty() ? email : email + "/" + keyId : "";
        } catch (DecodeException | ClassCastException e) {
            return "";
        }
    }

    private static String formParameter(Call call, String name) {
        for (String pair : call.body().toString(UTF_8).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
            }
        }
        return "";
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static String decode(String base64) {
        try {
            return new String(Base64.getUrlDecoder().decode(base64), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
