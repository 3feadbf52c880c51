package io.cloudfreedom.router.testkit.doubles;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/// Ids of answers: unique enough to be told apart in a log.
final class Ids {
    private Ids() {}

    static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}
