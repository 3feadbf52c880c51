package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// The composed deployments of all keys, each with the revision that changed it last.
///
/// A removed one stays as a row without content, so that a proxy that was away learns of the removal.
@ApplicationScoped
public class DesiredRows {
    private static final String OF_KEYS = """
            select id, tenant_id, fingerprint, material_path, state from deployment where key_id = any($1)
            """;

    private static final String SAVE = """
            insert into deployment (id, key_id, tenant_id, revision, state, fingerprint, body, material_path)
            select id, key_id, tenant_id, $1, 'live', fingerprint, body, material_path
            from unnest($2::text[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[])
                as fresh (id, key_id, tenant_id, fingerprint, body, material_path)
            on conflict (id) do update set tenant_id = excluded.tenant_id, revision = excluded.revision,
                state = 'live', fingerprint = excluded.fingerprint, body = excluded.body,
                material_path = excluded.material_path
            """;

    private static final String REMOVE = """
            update deployment set state = 'removed', revision = $1, fingerprint = '', body = '', material_path = ''
            where id = any($2)
            """;

    /// One statement, so that the checksum is of the same moment. It is that of Deployment.checksum; without changes
    /// there is one row with it and no id.
    private static final String CHANGED_SINCE = """
            with served as (
                select coalesce(string_agg(id || '=' || fingerprint, chr(10) order by id collate "C"), '') as lines
                from deployment where state = 'live' and ($2 or tenant_id = any($3))),
            changed as (
                select id, tenant_id, state, body, material_path from deployment
                where revision > $1 and ($2 or tenant_id = any($3)))
            select encode(sha256(convert_to(served.lines, 'UTF8')), 'hex') as checksum,
                changed.id, changed.tenant_id, changed.state, changed.body, changed.material_path
            from served left join changed on true
            order by changed.id
            """;

    private static final String EXTENT = """
            select
                (select count(*) from deployment where state = 'live' and ($2 or tenant_id = any($3))) as deployments,
                array(
                    select distinct tenant_id from deployment where revision > $1 and ($2 or tenant_id = any($3))
                    order by 1) as changed
            """;

    private static final String WITHHOLD = """
            update deployment set state = 'withheld', revision = $1
            where id = any($2) and state = 'live' and material_path = any($3)
            returning tenant_id
            """;

    private static final String RELEASE = """
            update deployment set state = 'live', revision = $1
            where state = 'withheld' and material_path = any($2)
            returning tenant_id
            """;

    private static final String WITHHELD_PATHS = """
            select distinct material_path from deployment where state = 'withheld' order by 1 limit 200
            """;

    /// Makes `composed` all that the keys serve. Answers the tenants for whom that changed anything; what is equal
    /// already is left alone.
    Uni<Set<UUID>> replace(SqlConnection tx, long revision, Set<UUID> keyIds, List<Composed> composed) {
        return tx.preparedQuery(OF_KEYS)
                .execute(Tuple.of(keyIds.toArray(UUID[]::new)))
                .chain(rows -> apply(tx, revision, Edit.between(rows, composed)));
    }

    private static Uni<Set<UUID>> apply(SqlConnection tx, long revision, Edit edit) {
        return save(tx, revision, edit.saved())
                .chain(() -> remove(tx, revision, edit.removed()))
                .replaceWith(edit.tenants());
    }

    private static Uni<Void> save(SqlConnection tx, long revision, List<Printed> saved) {
        if (saved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(SAVE)
                .execute(Tuple.tuple(List.of(
                        revision,
                        texts(saved.stream().map(s -> s.composed().id())),
                        saved.stream()
                                .map(s -> s.composed().deployment().modelInfo().providerKeyId())
                                .toArray(UUID[]::new),
                        saved.stream().map(s -> s.composed().tenantId()).toArray(UUID[]::new),
                        texts(saved.stream().map(Printed::fingerprint)),
                        texts(saved.stream()
                                .map(s -> ContractJson.write(s.composed().deployment()))),
                        texts(saved.stream().map(s -> s.composed().materialPath())))))
                .replaceWithVoid();
    }

    private static Uni<Void> remove(SqlConnection tx, long revision, List<String> removed) {
        if (removed.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(REMOVE)
                .execute(Tuple.of(revision, removed.toArray(String[]::new)))
                .replaceWithVoid();
    }

    /// What changed after a revision, and the checksum of everything that the audience is to be served.
    public Uni<Difference> changedSince(SqlConnection tx, long revision, Audience audience) {
        return tx.preparedQuery(CHANGED_SINCE)
                .execute(Tuple.of(revision, audience.isEverybody(), audience.ids()))
                .map(DesiredRows::difference);
    }

    /// How much the audience is to be served, and whose deployments changed after a revision.
    public Uni<Extent> extent(SqlConnection tx, long revision, Audience audience) {
        return tx.preparedQuery(EXTENT)
                .execute(Tuple.of(revision, audience.isEverybody(), audience.ids()))
                .map(rows -> rows.iterator().next())
                .map(row -> new Extent(row.getLong("deployments"), List.of(row.getArrayOfUUIDs("changed"))));
    }

    /// Takes deployments out whose secret is missing, unless they have moved to another secret meanwhile. Answers
    /// whose they were.
    public Uni<Set<UUID>> withhold(SqlConnection tx, long revision, List<Composed> withoutSecret) {
        return tx.preparedQuery(WITHHOLD)
                .execute(Tuple.of(
                        revision,
                        texts(withoutSecret.stream().map(Composed::id)),
                        texts(withoutSecret.stream().map(Composed::materialPath))))
                .map(DesiredRows::tenants);
    }

    /// Brings deployments back whose secret is there after all. Answers whose they are.
    public Uni<Set<UUID>> release(SqlConnection tx, long revision, List<String> materialPaths) {
        return tx.preparedQuery(RELEASE)
                .execute(Tuple.of(revision, materialPaths.toArray(String[]::new)))
                .map(DesiredRows::tenants);
    }

    /// Some of the paths where a secret was missing.
    public Uni<List<String>> withheldPaths(SqlConnection tx) {
        return tx.query(WITHHELD_PATHS)
                .execute()
                .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
    }

    private static Difference difference(RowSet<Row> rows) {
        List<Composed> live = new ArrayList<>();
        List<String> gone = new ArrayList<>();
        String checksum = "";
        for (Row row : rows) {
            checksum = row.getString("checksum");
            if (row.getString("id") == null) {
                continue;
            }
            if (row.getString("state").equals("live")) {
                live.add(new Composed(
                        ContractJson.read(row.getString("body"), Deployment.class),
                        row.getUUID("tenant_id"),
                        row.getString("material_path")));
            } else {
                gone.add(row.getString("id"));
            }
        }
        return new Difference(live, gone, checksum);
    }

    private static Set<UUID> tenants(RowSet<Row> rows) {
        Set<UUID> tenants = new HashSet<>();
        rows.forEach(row -> tenants.add(row.getUUID(0)));
        return tenants;
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    private static String[] texts(Stream<String> texts) {
        return texts.toArray(String[]::new);
    }

    /// Deployments to serve and ids to serve no more; the checksum is of all that is served then.
    public record Difference(List<Composed> live, List<String> gone, String checksum) {
        public Difference {
            live = List.copyOf(live);
            gone = List.copyOf(gone);
        }
    }

    /// @param deployments how many are live
    /// @param changed tenants
    public record Extent(long deployments, List<UUID> changed) {
        public Extent {
            changed = List.copyOf(changed);
        }
    }

    /// With its fingerprint, which is dear to make.
    private record Printed(Composed composed, String fingerprint) {}

    /// What makes the rows of some keys equal to what was composed for them.
    private record Edit(List<Printed> saved, List<String> removed, Set<UUID> tenants) {
        static Edit between(RowSet<Row> before, List<Composed> composed) {
            Map<String, Row> rows = new HashMap<>();
            before.forEach(row -> rows.put(row.getString("id"), row));
            Set<UUID> tenants = new HashSet<>();
            List<Printed> saved = new ArrayList<>();
            for (Composed wanted : composed) {
                Row row = rows.remove(wanted.id());
                Printed printed = new Printed(wanted, wanted.deployment().fingerprint());
                if (row == null || isOther(row, printed)) {
                    saved.add(printed);
                    tenants.add(wanted.tenantId());
                }
            }
            List<String> removed = new ArrayList<>();
            for (Row row : rows.values()) {
                if (!row.getString("state").equals("removed")) {
                    removed.add(row.getString("id"));
                    tenants.add(row.getUUID("tenant_id"));
                }
            }
            return new Edit(saved, removed, tenants);
        }

        private static boolean isOther(Row row, Printed wanted) {
            return row.getString("state").equals("removed")
                    || !row.getString("fingerprint").equals(wanted.fingerprint())
                    || !row.getString("material_path").equals(wanted.composed().materialPath());
        }
    }
}
