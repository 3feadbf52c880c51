package io.cloudfreedom.router.key.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.key.audit.tree.CanonicalJson;
import io.cloudfreedom.router.key.secret.SecretStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Keyed fingerprints of field values: they tell whether two values are the same, and nothing else.
///
/// The key is derived once per process from Vault's transit key `key-fingerprint`, so that whoever reads the
/// database cannot try out values. While it cannot be had, fields are named with the fingerprint
/// `unavailable`: a tenant can be changed with Vault away.
@ApplicationScoped
class Fingerprints {
    static final String UNAVAILABLE = "unavailable";

    /// Change with every change, and say nothing that the entry does not.
    private static final Set<String> NOISE = Set.of("version", "updated", "change");

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] LABEL = "audit fingerprints".getBytes(StandardCharsets.US_ASCII);
    private static final int LENGTH = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final SecretStore secrets;
    private volatile @Nullable Key key;

    Fingerprints(SecretStore secrets) {
        this.secrets = secrets;
    }

    /// Fingerprints of the fields that differ, by their names.
    record Changed(Map<String, Object> before, Map<String, Object> after) {}

    Uni<Changed> of(AuditEntry.Change change) {
        if (change.equals(AuditEntry.Change.NONE)) {
            return Uni.createFrom().item(new Changed(Map.of(), Map.of()));
        }
        Map<String, JsonNode> before = fields(change.before());
        Map<String, JsonNode> after = fields(change.after());
        before.entrySet().removeIf(field -> after.remove(field.getKey(), field.getValue()));
        Key known = key;
        return known != null
                ? Uni.createFrom().item(new Changed(known.of(before), known.of(after)))
                : derived().map(fresh -> new Changed(fresh.of(before), fresh.of(after)));
    }

    private static Map<String, JsonNode> fields(@Nullable Object value) {
        Map<String, JsonNode> fields = new TreeMap<>();
        if (value != null) {
            ContractJson.MAPPER.valueToTree(value).properties().stream()
                    .filter(field ->
                            !NOISE.contains(field.getKey()) && !field.getValue().isNull())
                    .forEach(field -> fields.put(field.getKey(), field.getValue()));
        }
        return fields;
    }

    private Uni<Key> derived() {
        return secrets.fingerprint(SecretStore.Purpose.AUDIT, LABEL)
                .<Key>map(HmacKey::from)
                .invoke(fresh -> key = fresh)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(() -> value -> UNAVAILABLE);
    }

    private interface Key {
        String of(String value);

        default Map<String, Object> of(Map<String, JsonNode> fields) {
            Map<String, Object> prints = new TreeMap<>();
            fields.forEach((name, value) ->
                    prints.put(name, of(CanonicalJson.write(ContractJson.MAPPER.convertValue(value, Object.class)))));
            return prints;
        }
    }

    /// @param version of Vault's key: fingerprints under different versions cannot be compared
    private record HmacKey(String version, SecretKeySpec secret) implements Key {
        /// From what Vault answers: `vault:v1:` and a MAC in base 64.
        static HmacKey from(String derived) {
            String version = derived.split(":", 3)[1];
            return new HmacKey(version, new SecretKeySpec(derived.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
        }

        @Override
        public String of(String value) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(secret);
                byte[] tag = mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
                return version + ":" + HexFormat.of().formatHex(Arrays.copyOf(tag, LENGTH));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every JDK has " + ALGORITHM, e);
            }
        }
    }
}
