package io.cloudfreedom.router.config.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapacityTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 799})
    void thereIsRoom(long deployments) {
        assertThat(Capacity.load(deployments).warning()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {800, 999, 1_000})
    void theWarningComesBeforeItIsFull(long deployments) {
        assertThat(Capacity.load(deployments).warning())
                .startsWith(deployments + " of the 1000")
                .contains("register further instances");
    }

    @Test
    void itIsFull() {
        assertThat(Capacity.load(1_001).warning()).startsWith("1001 deployments are more than the 1000");
    }
}
