package io.cloudfreedom.router.config.catalog;

import io.cloudfreedom.router.contracts.ContractJson;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// The catalogue in the database.
@ApplicationScoped
public class CatalogueRows {
    private static final String ALL = """
            select name, version, definition, seeded, removed from model order by name
            """;

    private static final String SAVE = """
            insert into model (name, version, definition, seeded, removed, updated) values ($1, $2, $3, $4, $5, $6)
            on conflict (name) do update set version = excluded.version, definition = excluded.definition,
                seeded = excluded.seeded, removed = excluded.removed, updated = excluded.updated
            """;

    /// The models that may be called.
    public Uni<List<Model>> models(SqlConnection tx) {
        return entries(tx)
                .map(entries -> entries.values().stream()
                        .filter(entry -> !entry.removed())
                        .map(Entry::model)
                        .toList());
    }

    Uni<Map<String, Entry>> entries(SqlConnection tx) {
        return tx.query(ALL)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CatalogueRows::entry)
                        .collect(Collectors.toMap(
                                entry -> entry.model().name(), Function.identity(), (a, b) -> b, LinkedHashMap::new)));
    }

    Uni<Void> save(SqlConnection tx, Entry entry, Instant now) {
        return tx.preparedQuery(SAVE)
                .execute(Tuple.tuple(List.of(
                        entry.model().name(),
                        entry.version(),
                        ContractJson.write(entry.model()),
                        entry.seeded(),
                        entry.removed(),
                        now.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private static Entry entry(Row row) {
        return new Entry(
                ContractJson.read(row.getString("definition"), Model.class),
                row.getLong("version"),
                row.getBoolean("seeded"),
                row.getBoolean("removed"));
    }

    /// A model with its state. An entry that is not `seeded` was edited by a person: a new seed leaves it alone.
    record Entry(Model model, long version, boolean seeded, boolean removed) {}
}
