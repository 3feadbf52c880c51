package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.contracts.Uuid7;
import io.cloudfreedom.router.contracts.event.AuditRecorded;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The audit log as the rest of the service sees it: it can be appended to.
@ApplicationScoped
public class AuditLog {
    static final String SOURCE = "key-service";

    private static final String SOURCE_ADDRESS = "source_address";

    private final AuditTable table;
    private final Fingerprints fingerprints;
    private final Outbox outbox;
    private final Clock clock;

    AuditLog(AuditTable table, Fingerprints fingerprints, Outbox outbox, Clock clock) {
        this.table = table;
        this.fingerprints = fingerprints;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Appends an entry, and publishes it, with the change that it tells of.
    public Uni<Void> append(SqlConnection tx, AuditEntry entry) {
        return fingerprints
                .of(entry.change())
                .map(changed -> recorded(entry, changed))
                .chain(row -> table.add(tx, List.of(row)).chain(() -> outbox.appendQuietly(tx, List.of(event(row)))));
    }

    private AuditTable.NewRow recorded(AuditEntry entry, Fingerprints.Changed changed) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new AuditTable.NewRow(
                Uuid7.at(now),
                now,
                entry.tenantId(),
                SOURCE,
                entry.origin().actor(),
                entry.action(),
                entry.object(),
                entry.outcome().name().toLowerCase(Locale.ROOT),
                entry.reason(),
                entry.origin().requestId(),
                changed.before(),
                changed.after(),
                detail(entry));
    }

    private static Map<String, Object> detail(AuditEntry entry) {
        String address = entry.origin().address();
        if (address == null) {
            return entry.detail();
        }
        Map<String, Object> detail = new TreeMap<>(entry.detail());
        detail.put(SOURCE_ADDRESS, address);
        return detail;
    }

    private static AuditRecorded event(AuditTable.NewRow row) {
        return new AuditRecorded(
                row.id(),
                row.at(),
                row.tenantId(),
                row.actor(),
                row.action(),
                row.object(),
                row.outcome(),
                row.reason(),
                row.requestId(),
                texts(row.before()),
                texts(row.after()));
    }

    private static Map<String, String> texts(Map<String, Object> fingerprints) {
        Map<String, String> texts = new TreeMap<>();
        fingerprints.forEach((field, fingerprint) -> texts.put(field, fingerprint.toString()));
        return texts;
    }
}
