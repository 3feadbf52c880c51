package io.cloudfreedom.router.usage.close;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.cloudfreedom.router.usage.audit.AuditLog;
import io.cloudfreedom.router.usage.export.Sha256;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The months of the books, and their closing.
///
/// Closing has two steps, each a transaction that may be repeated. The first shuts the month: it waits until nobody
/// books, then notes names, fees and terms; from there on bookings of the month's days go to the next one. The second
/// writes the documents, out of what cannot change any more. A crash in between leaves a month that is closing, and
/// closing it again goes on.
@ApplicationScoped
class Months {
    private static final String LIST = """
            select m.month, c.closed, c.closed_by, c.accepted_suspense, c.digest, c.finished
            from (select month from closed_month union select month from usage_daily) m
                left join closed_month c on c.month = m.month
            order by m.month desc
            """;

    private static final String READ = """
            select month, closed, closed_by, accepted_suspense, digest, finished, manifest
            from closed_month where month = $1
            """;

    /// Shared by every booking (`Settlements.CLOSING`), taken alone here.
    private static final String WAIT_FOR_BOOKINGS = "select pg_advisory_xact_lock(hashtext('ledger closing'))";

    private static final String FREEZE_TERMS = """
            insert into closed_terms (month, tenant_id, timezone, currency, platform_fee)
            select $1, tenant_id, timezone, currency, platform_fee from terms_of_month($1)
            """;

    private static final String FREEZE_NAMES = """
            insert into closed_name (month, kind, id, tenant_id, name)
            select $1, 'tenant', t.id, t.id, t.name from tenant t
            where t.id in (select tenant_id from closed_terms where month = $1
                union select tenant_id from usage_daily where month = $1)
            union all
            select $1, 'provider_key', k.id, k.tenant_id, k.name from provider_key k
            where k.id in (select provider_key_id from usage_daily where month = $1)
            union all
            select $1, 'virtual_key', k.id, k.tenant_id, k.name from virtual_key k
            where k.id in (select virtual_key_id from usage_daily where month = $1)
            """;

    private static final String SHUT = """
            insert into closed_month (month, closed_by, accepted_suspense) values ($1, $2, $3)
            """;

    private static final String FINISH = """
            update closed_month set manifest = $2, digest = $3, finished = now() where month = $1 and finished is null
            """;

    private static final String KEEP_DOCUMENT = """
            insert into closed_document (month, name, tenant_id, media_type, digest, content)
            values ($1, $2, $3, $4, $5, $6)
            """;

    private static final String DOCUMENT = """
            select media_type, content from closed_document where month = $1 and name = $2 and content is not null
            """;

    private static final String DIGESTS = "select name, digest from closed_document where month = $1";

    private final Database database;
    private final Documents documents;
    private final AuditLog audit;

    Months(Database database, Documents documents, AuditLog audit) {
        this.database = database;
        this.documents = documents;
        this.audit = audit;
    }

    /// All that are closed, and all open ones with usage; the newest first.
    Uni<List<MonthView>> list() {
        return database.asSystem(tx -> tx.query(LIST)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MonthView::of)
                        .toList()));
    }

    /// Closes the month, or finds it closed.
    ///
    /// @throws NotClosable while something stands in its way
    Uni<MonthView> close(YearMonth month, boolean acceptSuspense, String actor) {
        return database.asSystem(tx -> shut(tx, month, acceptSuspense, actor))
                .chain(() -> database.asSystem(tx -> finish(tx, month, actor)))
                .chain(() -> database.asSystem(tx -> read(tx, month)).map(MonthView::of));
    }

    /// What `sha256sum -c` reads.
    ///
    /// @throws NotFound while the month is not closed
    Uni<String> manifest(YearMonth month) {
        return database.asSystem(tx -> read(tx, month))
                .map(row -> row.getString("manifest"))
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("closed month"));
    }

    /// @throws NotFound when the month has no such document
    Uni<Content> document(YearMonth month, String name) {
        return database.asSystem(tx -> tx.preparedQuery(DOCUMENT).execute(Tuple.of(month.atDay(1), name)))
                .map(rows -> only(rows, "document"))
                .map(row -> new Content(row.getString("media_type"), row.getBuffer("content")));
    }

    /// Makes all documents again out of the books and compares.
    Uni<Verification> verify(YearMonth month) {
        return database.asSystem(tx -> read(tx, month)
                .chain(() -> documents.make(tx, month))
                .chain(made -> tx.preparedQuery(DIGESTS)
                        .execute(Tuple.of(month.atDay(1)))
                        .map(rows -> compare(month, rows, made))));
    }

    private Uni<Void> shut(SqlConnection tx, YearMonth month, boolean acceptSuspense, String actor) {
        LocalDate first = month.atDay(1);
        return tx.preparedQuery(Obstacle.QUERY)
                .execute(Tuple.of(first))
                .map(rows -> rows.iterator().next())
                .chain(state -> tx.query(WAIT_FOR_BOOKINGS)
                        .execute()
                        .chain(() -> tx.preparedQuery(READ).execute(Tuple.of(first)))
                        .chain(closed -> closed.rowCount() > 0
                                ? Uni.createFrom().voidItem()
                                : shut(tx, month, state, acceptSuspense, actor)));
    }

    private static Uni<Void> shut(SqlConnection tx, YearMonth month, Row state, boolean acceptSuspense, String actor) {
        List<Obstacle> obstacles = Obstacle.of(month, state, acceptSuspense);
        if (!obstacles.isEmpty()) {
            return Uni.createFrom().failure(new NotClosable(month, obstacles));
        }
        Tuple first = Tuple.of(month.atDay(1));
        return tx.preparedQuery(FREEZE_TERMS)
                .execute(first)
                .chain(() -> tx.preparedQuery(FREEZE_NAMES).execute(first))
                .chain(() -> tx.preparedQuery(SHUT).execute(Tuple.of(month.atDay(1), actor, state.getLong("suspense"))))
                .replaceWithVoid();
    }

    private Uni<Void> finish(SqlConnection tx, YearMonth month, String actor) {
        return tx.preparedQuery(READ + " and finished is null for update")
                .execute(Tuple.of(month.atDay(1)))
                .chain(unfinished -> unfinished.rowCount() == 0
                        ? Uni.createFrom().voidItem()
                        : documents.make(tx, month).chain(made -> finish(tx, month, made, actor)));
    }

    private Uni<Void> finish(SqlConnection tx, YearMonth month, List<Document> made, String actor) {
        LocalDate first = month.atDay(1);
        String manifest = Document.manifest(made);
        String digest = Sha256.of(manifest.getBytes(StandardCharsets.UTF_8));
        return tx.preparedQuery(KEEP_DOCUMENT)
                .executeBatch(
                        made.stream().map(document -> row(first, document)).toList())
                .chain(() -> tx.preparedQuery(FINISH).execute(Tuple.of(first, manifest, digest)))
                .chain(() -> audit.record(
                        tx, PlatformTenant.ID, actor, "month.closed", "month/" + month + "/sha256/" + digest));
    }

    private static Tuple row(LocalDate first, Document document) {
        Buffer content = document.content();
        return Tuple.tuple()
                .addLocalDate(first)
                .addString(document.name())
                .addUUID(document.tenantId())
                .addString(document.mediaType())
                .addString(document.digest())
                .addValue(content == null ? null : content.getDelegate());
    }

    private static Uni<Row> read(SqlConnection tx, YearMonth month) {
        return tx.preparedQuery(READ).execute(Tuple.of(month.atDay(1))).map(rows -> only(rows, "closed month"));
    }

    private static Row only(RowSet<Row> rows, String what) {
        if (rows.rowCount() == 0) {
            throw new NotFound(what);
        }
        return rows.iterator().next();
    }

    private static Verification compare(YearMonth month, RowSet<Row> kept, List<Document> made) {
        Map<String, String> digests = new HashMap<>();
        kept.forEach(row -> digests.put(row.getString("name"), row.getString("digest")));
        made.forEach(document -> digests.remove(document.name(), document.digest()));
        List<String> different = digests.keySet().stream().sorted().toList();
        return new Verification(month, different.isEmpty(), different);
    }

    /// A document word for word.
    record Content(String mediaType, Buffer bytes) {}
}
