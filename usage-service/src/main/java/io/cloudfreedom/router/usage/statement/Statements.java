package io.cloudfreedom.router.usage.statement;

import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.usage.report.Charge;
import io.cloudfreedom.router.usage.report.Dimension;
import io.cloudfreedom.router.usage.report.MonthlyReport;
import io.cloudfreedom.router.usage.report.ReportConfig;
import io.cloudfreedom.router.usage.report.Reports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes statements, the same whoever asks for them.
@ApplicationScoped
public class Statements {
    private static final Set<Dimension> BY_PROVIDER_KEY =
            EnumSet.of(Dimension.PROVIDER_KEY, Dimension.PROVIDER, Dimension.MODEL, Dimension.KEY_SOURCE);

    private static final Set<Dimension> BY_VIRTUAL_KEY = EnumSet.of(Dimension.VIRTUAL_KEY);

    private static final String TENANT = """
            select n.name, coalesce(f.timezone, t.timezone) as timezone
            from tenant t
                left join terms_of_month($2) f on f.tenant_id = t.id
                left join names_of_month($2) n on n.kind = 'tenant' and n.id = t.id
            where t.id = $1
            """;

    private static final String FROZEN = """
            select content from closed_document where month = $1 and name = $2
            """;

    private final ReportConfig config;

    Statements(ReportConfig config) {
        this.config = config;
    }

    /// @throws NotFound when there is no such tenant
    public Uni<Statement> of(SqlConnection tx, UUID tenant, YearMonth month) {
        Scope own = Scope.of(tenant);
        return tx.preparedQuery(TENANT)
                .execute(Tuple.of(tenant, month.atDay(1)))
                .map(rows -> rows.iterator().hasNext() ? rows.iterator().next() : null)
                .onItem()
                .ifNull()
                .failWith(() -> new NotFound("tenant"))
                .chain(row -> Reports.monthly(tx, own, month, BY_PROVIDER_KEY, tenant)
                        .chain(byKey -> Reports.monthly(tx, own, month, BY_VIRTUAL_KEY, tenant)
                                .map(byVirtualKey -> statement(row, tenant, byKey, byVirtualKey))));
    }

    /// The document of a closed month, word for word; null before it is closed.
    ///
    /// @param extension `json` or `html`
    Uni<byte @Nullable []> frozen(SqlConnection tx, UUID tenant, YearMonth month, String extension) {
        return tx.preparedQuery(FROZEN)
                .execute(Tuple.of(month.atDay(1), "statements/" + tenant + "." + extension))
                .map(rows -> rows.iterator().hasNext()
                        ? rows.iterator().next().getBuffer("content").getBytes()
                        : null);
    }

    private Statement statement(Row row, UUID tenant, MonthlyReport byKey, MonthlyReport byVirtualKey) {
        YearMonth month = byKey.month();
        ZoneId zone = ZoneId.of(row.getString("timezone"));
        return new Statement(
                month,
                byKey.closed(),
                config.issuer(),
                tenant,
                row.getString("name"),
                zone.getId(),
                month.atDay(1).atStartOfDay(zone).toInstant(),
                month.plusMonths(1).atDay(1).atStartOfDay(zone).toInstant(),
                byKey.currency(),
                byKey.rows(),
                byVirtualKey.rows().stream()
                        .filter(line -> line.charge() != Charge.PLATFORM_FEE)
                        .toList(),
                byKey.total(),
                byKey.payable());
    }
}
