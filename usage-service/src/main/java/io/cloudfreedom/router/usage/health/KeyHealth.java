package io.cloudfreedom.router.usage.health;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.contracts.usage.AgentRecord;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts how attempts with provider keys end, and notes when that is to be told.
@ApplicationScoped
public class KeyHealth {
    private static final String LOCK = """
            insert into key_health (provider_key_id) select id from unnest($1::uuid[]) as k (id) order by id
            on conflict (provider_key_id) do update set provider_key_id = excluded.provider_key_id
            returning provider_key_id, failed, last_success, last_failure, due, published
            """;

    private static final String SAVE = """
            update key_health set failed = $2, last_success = $3, last_failure = $4, due = $5
            where provider_key_id = $1
            """;

    private final HealthConfig config;
    private final Clock clock;

    KeyHealth(HealthConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Takes in what agents saw, each record once.
    public Uni<Void> observe(SqlConnection tx, Collection<AgentRecord.Usage> fresh) {
        SortedMap<UUID, List<Sighting>> byKey = fresh.stream()
                .flatMap(Sighting::of)
                .sorted()
                .collect(Collectors.groupingBy(Sighting::providerKeyId, TreeMap::new, Collectors.toList()));
        if (byKey.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(LOCK)
                .execute(Tuple.tuple().addArrayOfUUID(byKey.keySet().toArray(UUID[]::new)))
                .map(rows -> {
                    List<Tuple> changes = new ArrayList<>();
                    rows.forEach(row ->
                            changes.add(change(row, byKey.getOrDefault(row.getUUID("provider_key_id"), List.of()))));
                    return changes;
                })
                .chain(changes -> tx.preparedQuery(SAVE).executeBatch(changes))
                .replaceWithVoid();
    }

    private Tuple change(Row row, List<Sighting> sightings) {
        Health before = health(row);
        Health after = before;
        for (Sighting sighting : sightings) {
            after = after.after(sighting);
        }
        Instant due = due(before, after, instant(row, "published"));
        Instant known = instant(row, "due");
        return Tuple.tuple()
                .addUUID(row.getUUID("provider_key_id"))
                .addString(ContractJson.write(new TreeMap<>(after.failed())))
                .addOffsetDateTime(time(after.lastSuccess()))
                .addOffsetDateTime(time(after.lastFailure()))
                .addOffsetDateTime(time(known == null || due.isBefore(known) ? due : known));
    }

    private Instant due(Health before, Health after, @Nullable Instant published) {
        if (published == null || before.isFailing() != after.isFailing()) {
            return clock.instant();
        }
        return published.plus(after.isFailing() ? config.failingInterval() : config.servingInterval());
    }

    @SuppressWarnings("unchecked") // the column holds what `change` wrote
    static Health health(Row row) {
        Map<String, Number> failed = ContractJson.read(row.getString("failed"), Map.class);
        return new Health(
                failed.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, e -> e.getValue().longValue())),
                instant(row, "last_success"),
                instant(row, "last_failure"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
