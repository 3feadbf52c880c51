package io.cloudfreedom.router.usage.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.usage.report.Charge;
import io.cloudfreedom.router.usage.report.Measures;
import io.cloudfreedom.router.usage.report.Payable;
import io.cloudfreedom.router.usage.report.ReportRow;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatementPageTest {
    private static final UUID TENANT = new UUID(1, 1);
    private static final YearMonth MONTH = YearMonth.of(2026, 11);

    @Test
    void whatSomeoneChoseIsShownAndNeverRun() {
        String page = page("<script>alert('A&B')</script>", true, List.of());

        assertThat(page)
                .contains("<title>Statement 2026-11, &lt;script&gt;alert(&#39;A&amp;B&#39;)&lt;/script&gt;</title>")
                .doesNotContain("<script");
    }

    @Test
    void aTenantWithoutANameIsCalledByItsId() {
        assertThat(page(null, false, List.of()))
                .contains("<dt>Tenant</dt><dd>" + TENANT + "</dd>")
                .contains("open, preliminary");
    }

    @Test
    void everyLineIsThereAndTheTotalIsOfItsOwnCurrency() {
        String page = page(
                "Acme",
                true,
                List.of(
                        row(Charge.USAGE, null, usage(1_000, 1_200), "USD"),
                        row(Charge.CORRECTION, YearMonth.of(2026, 10), usage(-10, -12), "USD"),
                        row(Charge.PLATFORM_FEE, null, Measures.ofFee(Money.ofNanoUsd(99_000_000_000L)), "EUR")));

        assertThat(page)
                .contains("closed, final")
                .contains("<td>Usage</td><td>Shared keys (fallback), openai, gpt-4o</td>")
                .contains("<td>Correction of 2026-10</td>")
                .contains("<td>Platform fee</td><td></td>")
                .contains("<td class=\"n\">1.13</td><td>exactly 1.125000000</td>");
        assertThat(page.substring(page.indexOf("<tfoot>"), page.indexOf("</tfoot>")))
                .contains("<td>Total</td>", "0.000001188", "<td>USD</td>")
                .doesNotContain("99.0");
        assertThat(page.split("<tr><td>", -1)).as("three lines and two totals").hasSize(1 + 3 + 2);
    }

    private static String page(@Nullable String name, boolean closed, List<ReportRow> lines) {
        return new String(
                StatementPage.of(new Statement(
                        MONTH,
                        closed,
                        "CloudFreedom",
                        TENANT,
                        name,
                        "Europe/Berlin",
                        Instant.parse("2026-10-31T23:00:00Z"),
                        Instant.parse("2026-11-30T23:00:00Z"),
                        "USD",
                        lines,
                        List.of(),
                        Measures.ZERO,
                        List.of(new Payable("USD", Money.ofNanoUsd(1_125_000_000))))),
                StandardCharsets.UTF_8);
    }

    private static Measures usage(long cost, long billed) {
        return new Measures(
                1,
                1,
                10,
                0,
                0,
                0,
                5,
                0,
                Money.ofNanoUsd(cost),
                Money.ofNanoUsd(cost),
                Money.ofNanoUsd(billed - cost),
                Money.ZERO,
                Money.ofNanoUsd(billed));
    }

    private static ReportRow row(Charge charge, @Nullable YearMonth corrects, Measures measures, String currency) {
        return new ReportRow(
                charge,
                corrects,
                TENANT,
                "Acme",
                null,
                null,
                null,
                null,
                "openai",
                "gpt-4o",
                "fallback",
                null,
                currency,
                measures);
    }
}
