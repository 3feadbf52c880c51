package io.cloudfreedom.router.usage.epoch;

import io.cloudfreedom.router.contracts.proxy.EpochGrant;
import io.cloudfreedom.router.contracts.proxy.EpochRequest;
import io.cloudfreedom.router.contracts.proxy.Watermark;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Gives each start of a LiteLLM process its number, and remembers how far each life is booked.
///
/// Guarantees: numbers grow for ever and over all proxies; the floor given with one is above every fence of every
/// lease that does not name it.
@ApplicationScoped
class Epochs {
    private static final String KNOWN = """
            select epoch, floor from proxy_epoch where proxy_id = $1 and start_id = $2
            """;

    /// The step by one puts every later fence above the floor.
    private static final String TAKE_FLOOR = """
            update fence set issued_until = issued_until + 1 returning issued_until - 1 as floor
            """;

    /// An earlier life with the same boot and spool will be settled from that spool; another spool is lost.
    private static final String END_EARLIER = """
            update proxy_epoch
            set state = case when boot_id = $2 and spool_id = $3 then 'ended' else 'lost' end
            where proxy_id = $1 and state <> 'lost' and watermark < $4
            """;

    private static final String BEGIN = """
            insert into proxy_epoch (proxy_id, start_id, boot_id, spool_id, floor, state, watermark)
            values ($1, $2, $3, $4, $5, 'live', $5)
            returning epoch, floor
            """;

    private static final String RAISE_WATERMARK = """
            update proxy_epoch
            set watermark = greatest(watermark, $3), busy = case when $3 >= watermark then $4 else busy end
            where proxy_id = $1 and epoch = $2
            """;

    private static final long FOREVER = Long.MAX_VALUE;

    private final Database database;

    Epochs(Database database) {
        this.database = database;
    }

    /// The epoch of this start; the same again when the call is repeated.
    Uni<EpochGrant> begin(String proxyId, EpochRequest request) {
        return database.asSystem(tx -> tx.query(TAKE_FLOOR)
                .execute()
                .map(rows -> rows.iterator().next().getLong("floor"))
                .chain(floor -> tx.preparedQuery(KNOWN)
                        .execute(Tuple.of(proxyId, request.startId()))
                        .chain(known ->
                                known.size() > 0 ? Uni.createFrom().item(known) : begin(tx, proxyId, request, floor)))
                .map(Epochs::read));
    }

    /// Says that everything up to the watermark is booked.
    ///
    /// @throws NotFound when the proxy never had this epoch
    Uni<Void> advance(String proxyId, Watermark watermark) {
        return database.asSystem(tx -> tx.preparedQuery(RAISE_WATERMARK)
                        .execute(Tuple.of(
                                proxyId,
                                watermark.epoch(),
                                watermark.watermark(),
                                watermark.busyLeases().toArray(UUID[]::new))))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new NotFound("epoch of this proxy");
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<RowSet<Row>> begin(SqlConnection tx, String proxyId, EpochRequest request, long floor) {
        return tx.preparedQuery(END_EARLIER)
                .execute(Tuple.of(proxyId, request.bootId(), request.spoolId(), FOREVER))
                .chain(() -> tx.preparedQuery(BEGIN)
                        .execute(Tuple.of(proxyId, request.startId(), request.bootId(), request.spoolId(), floor)));
    }

    private static EpochGrant read(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return new EpochGrant(row.getLong("epoch"), row.getLong("floor"));
    }
}
