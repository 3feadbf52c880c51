package io.cloudfreedom.router.usage.close;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.usage.export.LedgerLines;
import io.cloudfreedom.router.usage.export.Sha256;
import io.cloudfreedom.router.usage.report.Dimension;
import io.cloudfreedom.router.usage.report.MonthlyCsv;
import io.cloudfreedom.router.usage.report.MonthlyReport;
import io.cloudfreedom.router.usage.report.Reports;
import io.cloudfreedom.router.usage.statement.StatementPage;
import io.cloudfreedom.router.usage.statement.Statements;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;

/// Makes the documents of a closed month out of its books. What they are made of never changes, so they come out the
/// same every time.
@ApplicationScoped
class Documents {
    private static final String JSON = "application/json";

    private static final Set<Dimension> WITHOUT_DAYS = EnumSet.complementOf(EnumSet.of(Dimension.DAY));

    private static final String TENANTS = """
            select tenant_id from closed_terms where month = $1
            union select tenant_id from usage_daily where month = $1
            order by 1
            """;

    private final Statements statements;

    Documents(Statements statements) {
        this.statements = statements;
    }

    Uni<List<Document>> make(SqlConnection tx, YearMonth month) {
        return Reports.monthly(tx, Scope.all(), month, WITHOUT_DAYS, null)
                .map(Documents::report)
                .chain(documents -> lines(tx, month).invoke(documents::add).replaceWith(documents))
                .chain(documents -> tenants(tx, month)
                        .chain(tenants -> Multi.createFrom()
                                .iterable(tenants)
                                .onItem()
                                .transformToUniAndConcatenate(tenant -> statement(tx, tenant, month))
                                .onItem()
                                .invoke(documents::addAll)
                                .collect()
                                .last())
                        .replaceWith(documents));
    }

    private static List<Document> report(MonthlyReport report) {
        List<Document> documents = new ArrayList<>();
        documents.add(Document.of(
                "report.json", null, JSON, ContractJson.write(report).getBytes(StandardCharsets.UTF_8)));
        documents.add(Document.of("report.csv", null, "text/csv", MonthlyCsv.of(report, WITHOUT_DAYS)));
        return documents;
    }

    private static Uni<Document> lines(SqlConnection tx, YearMonth month) {
        return Sha256.of(LedgerLines.csv(tx, Scope.all(), month, null))
                .map(digest -> new Document("lines.csv", null, "text/csv", digest, null));
    }

    private static Uni<List<UUID>> tenants(SqlConnection tx, YearMonth month) {
        return tx.preparedQuery(TENANTS)
                .execute(Tuple.of(month.atDay(1)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("tenant_id"))
                        .toList());
    }

    private Uni<List<Document>> statement(SqlConnection tx, UUID tenant, YearMonth month) {
        return statements
                .of(tx, tenant, month)
                .map(statement -> List.of(
                        Document.of("statements/" + tenant + ".json", tenant, JSON, statement.json()),
                        Document.of(
                                "statements/" + tenant + ".html", tenant, "text/html", StatementPage.of(statement))));
    }
}
