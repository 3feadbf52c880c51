package io.cloudfreedom.router.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitHeadersTest {
    @ParameterizedTest
    @CsvSource({"0,0ms", "20,20ms", "1000,1s", "8640,8.64s", "59999,59.999s", "60000,1m0s", "72000,1m12s"})
    void writesTimesAsOpenAiDoes(long millis, String text) {
        assertThat(LimitHeaders.duration(millis)).isEqualTo(text);
    }
}
