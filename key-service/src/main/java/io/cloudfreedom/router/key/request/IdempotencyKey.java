package io.cloudfreedom.router.key.request;

import io.cloudfreedom.router.contracts.Sha256;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The client's name for one request, so that a repetition of it is recognised
/// (draft-ietf-httpapi-idempotency-key-header-07).
public record IdempotencyKey(String value) {
    /// The header's name.
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[!-~]{1,200}");

    /// @throws RequestError.IdempotencyKeyMissing when there is none, or none that can be used
    public static IdempotencyKey required(@Nullable String header) {
        if (header == null || !FORM.matcher(header).matches()) {
            throw new RequestError.IdempotencyKeyMissing();
        }
        return new IdempotencyKey(header);
    }

    /// The header's key, or a fresh one for a request that need not name itself.
    public static IdempotencyKey optional(@Nullable String header) {
        return header == null ? new IdempotencyKey(UUID.randomUUID().toString()) : required(header);
    }

    /// The id of the operation: SHA-256 over tenant, route and key.
    public String operationId(UUID tenant, String route) {
        return Sha256.of(tenant + "\0" + route + "\0" + value);
    }
}
