package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.Sha256;
import io.cloudfreedom.router.contracts.event.UsageRecorded;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A record as a witness sent it; two with the same words are the same statement.
public final class Statement implements Comparable<Statement> {
    private static final Comparator<Statement> ORDER = Comparator.comparing(Statement::requestId)
            .thenComparing(Statement::source)
            .thenComparing(Statement::digest);

    private final UUID requestId;
    private final Said said;
    private final String payload;
    private final String digest;

    private Statement(UUID requestId, Said said, String payload, String digest) {
        this.requestId = Objects.requireNonNull(requestId, "requestId is null");
        this.said = said;
        this.payload = payload;
        this.digest = digest;
    }

    /// @param payload the words that it was read from
    public static Statement of(UsageRecorded usage, String payload) {
        return of(usage.requestId(), new Said.Metered(usage), payload);
    }

    public static Statement of(AgentRecord record) {
        return of(
                record.requestId(),
                switch (record) {
                    case AgentRecord.Accepted accepted -> new Said.Accepted(accepted);
                    case AgentRecord.Usage usage -> new Said.Seen(usage);
                },
                ContractJson.write(record));
    }

    /// One that was kept.
    static Statement kept(UUID requestId, Source source, String payload, String digest) {
        return new Statement(requestId, Said.read(source, payload), payload, digest);
    }

    private static Statement of(UUID requestId, Said said, String payload) {
        return new Statement(requestId, said, payload, Sha256.of(payload));
    }

    UUID requestId() {
        return requestId;
    }

    Source source() {
        return said.source();
    }

    Said said() {
        return said;
    }

    /// Its words.
    String payload() {
        return payload;
    }

    /// The SHA-256 of its words, in hexadecimal digits.
    String digest() {
        return digest;
    }

    /// Whose request it is, where the record says so.
    @Nullable
    UUID tenantId() {
        return switch (said) {
            case Said.Metered metered -> metered.usage().tenantId();
            case Said.Accepted accepted -> accepted.record().admission().tid();
            case Said.Seen seen -> null;
        };
    }

    /// The version of its tenant's terms; null when the tenant is not named, or not known.
    @Nullable
    Long termsVersion(Map<UUID, Long> terms) {
        UUID tenant = tenantId();
        return tenant == null ? null : terms.get(tenant);
    }

    @Override
    public int compareTo(Statement other) {
        return ORDER.compare(this, other);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Statement statement && compareTo(statement) == 0;
    }

    @Override
    public int hashCode() {
        return digest.hashCode();
    }

    @Override
    public String toString() {
        return payload;
    }
}
