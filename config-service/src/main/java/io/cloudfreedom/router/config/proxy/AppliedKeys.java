package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.contracts.event.AppliedKey;
import io.cloudfreedom.router.contracts.event.Rejected;
import io.cloudfreedom.router.contracts.proxy.Rejection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/// Which versions of which provider keys an acknowledgement makes live.
///
/// A key that has changed again since is left to the next acknowledgement.
@ApplicationScoped
class AppliedKeys {
    private static final String WITHHELD_REASON = "its secret is not in the secret store";

    private static final String KEYS = """
            select k.id, k.version, exists (
                select 1 from deployment d
                where d.key_id = k.id and d.state = 'live' and not d.id = any($5)) as served
            from provider_key k
            where k.revision > $1 and k.revision <= $2 and ($3 or k.tenant_id = any($4))
            order by k.id
            """;

    private static final String WITHHELD = """
            select id from deployment
            where state = 'withheld' and revision > $1 and revision <= $2 and ($3 or tenant_id = any($4))
            order by id
            """;

    Uni<Applied> between(SqlConnection tx, Proxy before, long generation, List<Rejection> rejected) {
        String[] refused = rejected.stream().map(Rejection::id).toArray(String[]::new);
        Tuple interval = Tuple.of(
                before.appliedGeneration(),
                generation,
                before.audience().isEverybody(),
                before.audience().ids());
        Tuple withRefused = Tuple.of(
                before.appliedGeneration(),
                generation,
                before.audience().isEverybody(),
                before.audience().ids(),
                refused);
        Uni<List<AppliedKey>> keys = tx.preparedQuery(KEYS)
                .execute(withRefused)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AppliedKeys::key)
                        .toList());
        Uni<List<Rejected>> withheld = tx.preparedQuery(WITHHELD)
                .execute(interval)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Rejected(row.getString(0), WITHHELD_REASON))
                        .toList());
        return Uni.combine().all().unis(keys, withheld).with(Applied::new);
    }

    private static AppliedKey key(Row row) {
        return new AppliedKey(row.getUUID(0), row.getBoolean(2) ? row.getLong(1) : null);
    }

    record Applied(List<AppliedKey> keys, List<Rejected> withheld) {}
}
