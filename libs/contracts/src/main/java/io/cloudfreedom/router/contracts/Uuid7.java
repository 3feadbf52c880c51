package io.cloudfreedom.router.contracts;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;

/// Time-ordered identifiers (RFC 9562, version 7).
public final class Uuid7 {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuid7() {}

    /// A fresh identifier whose first 48 bits are `at` in milliseconds.
    public static UUID at(Instant at) {
        long high = at.toEpochMilli() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() >>> 2 | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
