package io.cloudfreedom.router.testkit.doubles;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// How each credential is treated: as it was told at run time, else as its own text asks for.
final class Controls {
    private static final Pace DEFAULT = new Pace(12, 200);

    private final Map<String, Mode> modes = new ConcurrentHashMap<>();
    private final Map<String, Pace> paces = new ConcurrentHashMap<>();

    /// The pace of a ticking stream.
    record Pace(int chunks, long intervalMillis) {
        Pace {
            if (chunks < 1 || chunks > 100_000 || intervalMillis < 1 || intervalMillis > 60_000) {
                throw new IllegalArgumentException("chunks must be 1..100000, interval_ms 1..60000");
            }
        }
    }

    Mode modeOf(Credential credential) {
        Mode told = modes.get(credential.sha256());
        return told == null ? Mode.namedBy(credential) : told;
    }

    Pace paceOf(Credential credential) {
        return paces.getOrDefault(credential.sha256(), DEFAULT);
    }

    void treat(String credentialSha256, Mode mode) {
        modes.put(credentialSha256, mode);
    }

    void pace(String credentialSha256, int chunks, long intervalMillis) {
        Pace old = paces.getOrDefault(credentialSha256, DEFAULT);
        paces.put(
                credentialSha256,
                new Pace(
                        chunks == 0 ? old.chunks() : chunks,
                        intervalMillis == 0 ? old.intervalMillis() : intervalMillis));
    }

    void reset() {
        modes.clear();
        paces.clear();
    }
}
