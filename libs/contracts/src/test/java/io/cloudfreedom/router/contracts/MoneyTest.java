package io.cloudfreedom.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    @Test
    void isWrittenWithNineDigits() {
        assertThat(Money.ofNanoUsd(4_125_000)).hasToString("0.004125000");
        assertThat(Money.parse("12.5").nanoUsd()).isEqualTo(12_500_000_000L);
        assertThat(Money.parse("-0.000000001").nanoUsd()).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1,5", "abc", "0.0000000001", "99999999999999"})
    void refusesWhatIsNoAmount(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.parse(text)).withMessageContaining(text);
    }

    @Test
    void overflowFailsInsteadOfWrapping() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> Money.ofNanoUsd(Long.MAX_VALUE).plus(Money.ofNanoUsd(1)));
    }

    @Test
    void idsCarryTheirTimeAndVersion() {
        Instant at = Instant.parse("2026-11-02T10:15:30.123Z");
        var id = Uuid7.at(at);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
    }
}
