package io.cloudfreedom.router.usage.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.contracts.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    @Test
    void linesEndWithCrLfAndHaveOneCellForEachColumn() {
        String csv = new CsvText()
                .header(List.of("a", "b", "c", "d"))
                .name(null)
                .number(-3)
                .value(null)
                .amount(Money.ofNanoUsd(1))
                .end()
                .toString();

        assertThat(csv).isEqualTo("a,b,c,d\r\n,-3,,0.000000001\r\n");
    }

    @Test
    void quotesWhatHasToBe() {
        assertThat(new CsvText().name("Acme, \"the\" Inc.\nBerlin").end().toString())
                .isEqualTo("\"Acme, \"\"the\"\" Inc.\nBerlin\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx"})
    void aNameIsNeverAFormula(String name) {
        assertThat(new CsvText().name(name).toString()).isEqualTo("'" + name);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 999_999_999, -1_000_000_000, 4_125_000, Long.MAX_VALUE, Long.MIN_VALUE})
    void amountsAreWrittenAsMoneyIs(long nano) {
        assertThat(new CsvText().amount(Money.ofNanoUsd(nano)).toString())
                .isEqualTo(Money.ofNanoUsd(nano).toString());
    }

    @Test
    void momentsAreInUtcToTheMicrosecond() {
        assertThat(new CsvText()
                        .moment(OffsetDateTime.parse("2026-10-25T02:30:01.000123456+02:00"))
                        .day(LocalDate.of(2026, 3, 9))
                        .toString())
                .isEqualTo("2026-10-25T00:30:01.000123Z,2026-03-09");
    }
}
