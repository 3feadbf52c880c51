package io.cloudfreedom.router.key.audit.tree;

import io.cloudfreedom.router.contracts.ContractJson;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of the log at its place: what a leaf is the hash of.
///
/// @param before fingerprints of the changed fields as they were; `after` as they are
/// @param previous the leaf hash of the entry before it
public record Entry(
        long seq,
        UUID id,
        Instant at,
        UUID tenantId,
        String source,
        String actor,
        String action,
        String object,
        String outcome,
        @Nullable String reason,
        @Nullable String requestId,
        Map<String, Object> before,
        Map<String, Object> after,
        Map<String, Object> detail,
        Hash previous) {

    /// A column that holds a JSON object.
    @SuppressWarnings("unchecked") // A JSON object reads as nothing else.
    public static Map<String, Object> object(String json) {
        return ContractJson.read(json, Map.class);
    }

    /// Its members; absent is not written.
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("seq", seq);
        members.put("id", id.toString());
        members.put("at", at.toString());
        members.put("tenant_id", tenantId.toString());
        members.put("source", source);
        members.put("actor", actor);
        members.put("action", action);
        members.put("object", object);
        members.put("outcome", outcome);
        if (reason != null) {
            members.put("reason", reason);
        }
        if (requestId != null) {
            members.put("request_id", requestId);
        }
        members.put("before", before);
        members.put("after", after);
        members.put("detail", detail);
        members.put("prev_hash", previous.hex());
        return members;
    }

    public Hash leaf() {
        return Hash.ofLeaf(CanonicalJson.write(members()));
    }
}
