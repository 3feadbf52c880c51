package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record as a witness sent it; two with the same words are the same statement.
///
/// @param tenantId whose request it is, where the record says so
public record Statement(
        UUID requestId,
        Source source,
        String digest,
        String payload,
        @Nullable UUID tenantId) implements Comparable<Statement> {
    private static final Comparator<Statement> ORDER = Comparator.comparing(Statement::requestId)
            .thenComparing(Statement::source)
            .thenComparing(Statement::digest);

    public Statement {
        Objects.requireNonNull(requestId, "requestId is null");
        Objects.requireNonNull(source, "source is null");
        Objects.requireNonNull(digest, "digest is null");
        Objects.requireNonNull(payload, "payload is null");
    }

    public static Statement of(UsageRecorded usage) {
        return of(usage.requestId(), Source.GATEWAY, ContractJson.write(usage), usage.tenantId());
    }

    public static Statement of(AgentRecord record) {
        String payload = ContractJson.write(record);
        return switch (record) {
            case AgentRecord.Accepted accepted ->
                of(
                        record.requestId(),
                        Source.ACCEPTED,
                        payload,
                        accepted.admission().tid());
            case AgentRecord.Usage usage -> of(record.requestId(), Source.USAGE, payload, null);
        };
    }

    private static Statement of(UUID requestId, Source source, String payload, @Nullable UUID tenantId) {
        return new Statement(requestId, source, sha256(payload), payload, tenantId);
    }

    @Override
    public int compareTo(Statement other) {
        return ORDER.compare(this, other);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
