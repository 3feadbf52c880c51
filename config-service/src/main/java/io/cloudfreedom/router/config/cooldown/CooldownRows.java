package io.cloudfreedom.router.config.cooldown;

import io.cloudfreedom.router.config.desired.Audience;
import io.cloudfreedom.router.contracts.proxy.Cooldown;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The last report of each proxy in the database. What is over stays until the next one, and is not answered.
@ApplicationScoped
public class CooldownRows {
    private static final String FORGET = "delete from cooldown where proxy_id = $1";

    /// A deployment that is not there, or not for this proxy, is nobody's business.
    private static final String SAVE = """
            insert into cooldown (proxy_id, deployment_id, key_id, tenant_id, http_status, since, until)
            select $1, d.id, d.key_id, d.tenant_id, fresh.http_status, fresh.since, fresh.until
            from unnest($2::text[], $3::integer[], $4::timestamptz[], $5::timestamptz[])
                as fresh (id, http_status, since, until)
            join deployment d on d.id = fresh.id
            where d.state = 'live' and ($6 or d.tenant_id = any($7))
            on conflict do nothing
            """;

    private static final String ACTIVE = """
            select proxy_id, deployment_id, key_id, tenant_id, http_status, since, until from cooldown
            where until > $1 and ($2::uuid is null or key_id = $2)
            order by until desc, deployment_id, proxy_id
            limit 500
            """;

    /// Makes `cooldowns` all that the proxy leaves out.
    public Uni<Void> replace(SqlConnection tx, String proxyId, Audience audience, List<Cooldown> cooldowns) {
        return tx.preparedQuery(FORGET)
                .execute(Tuple.of(proxyId))
                .chain(() -> tx.preparedQuery(SAVE)
                        .execute(Tuple.tuple(List.of(
                                proxyId,
                                cooldowns.stream().map(Cooldown::id).toArray(String[]::new),
                                cooldowns.stream().map(Cooldown::httpStatus).toArray(Integer[]::new),
                                times(cooldowns, Cooldown::since),
                                times(cooldowns, Cooldown::until),
                                audience.isEverybody(),
                                audience.ids()))))
                .replaceWithVoid();
    }

    private static OffsetDateTime[] times(List<Cooldown> cooldowns, Function<Cooldown, Instant> time) {
        return cooldowns.stream()
                .map(cooldown -> time.apply(cooldown).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    /// @param keyId null for those of every key
    Uni<List<KeyCooldown>> active(SqlConnection tx, @Nullable UUID keyId, Instant now) {
        return tx.preparedQuery(ACTIVE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), keyId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CooldownRows::cooldown)
                        .toList());
    }

    private static KeyCooldown cooldown(Row row) {
        String deployment = row.getString("deployment_id");
        return new KeyCooldown(
                row.getUUID("key_id"),
                row.getUUID("tenant_id"),
                deployment.substring(deployment.indexOf(':') + 1),
                row.getString("proxy_id"),
                row.getInteger("http_status"),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("until").toInstant());
    }
}
