package io.cloudfreedom.router.benchmarks;

import java.util.ArrayList;
import java.util.List;

/// The secrets that a key has had, and from which on one may still be in use; safe for use by many threads.
final class Rotated {
    private final List<String> secrets = new ArrayList<>();
    private int oldest;

    /// A new secret, in use from now on at the earliest.
    synchronized String next() {
        String secret = RunningStack.credential();
        secrets.add(secret);
        return secret;
    }

    /// Every LiteLLM serves the newest: whoever asks from now on is not answered by an older one.
    synchronized void served() {
        oldest = secrets.size() - 1;
    }

    synchronized int oldestInForce() {
        return oldest;
    }

    synchronized List<String> inForceSince(int since) {
        return List.copyOf(secrets.subList(since, secrets.size()));
    }
}
