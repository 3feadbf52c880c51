package io.cloudfreedom.router.kit.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {
    private static final String HEADER = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void nextStepStaysInTheTrace() {
        Traceparent trace = Traceparent.parse(HEADER).orElseThrow();
        Traceparent next = trace.next();

        assertThat(trace.header()).isEqualTo(HEADER);
        assertThat(next.traceId()).isEqualTo(trace.traceId());
        assertThat(next.flags()).isEqualTo("01");
        assertThat(next.parentId()).isNotEqualTo(trace.parentId());
        assertThat(Traceparent.parse(next.header())).contains(next);
        assertThat(Traceparent.parse(Traceparent.begin().header())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\n",
            })
    void whatIsNoTraceparentIsNotBelieved(String header) {
        assertThat(Traceparent.parse(header)).isEmpty();
    }
}
