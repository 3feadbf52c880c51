package io.cloudfreedom.router.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenBucketTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void refillsEvenly() {
        TokenBucket bucket = new TokenBucket(60, 0);
        for (int i = 0; i < 60; i++) {
            assertThat(bucket.take(1, 0)).isZero();
        }

        assertThat(bucket.take(1, 0)).isEqualTo(SECOND);
        assertThat(bucket.take(1, SECOND)).isZero();
        assertThat(bucket.take(1, SECOND)).isPositive();
    }

    @Test
    void goesIntoDebtForWhatWasUsed() {
        TokenBucket bucket = new TokenBucket(60, 0);
        bucket.use(120, 0);

        assertThat(bucket.take(1, 60 * SECOND)).isPositive();
        assertThat(bucket.take(1, 62 * SECOND)).isZero();
    }

    @Test
    void aLowerRateActsAtOnce() {
        TokenBucket bucket = new TokenBucket(60, 0);
        bucket.rate(1);

        assertThat(bucket.take(1, 0)).isZero();
        assertThat(bucket.take(1, 0)).isPositive();
    }
}
