package io.cloudfreedom.router.gateway.rate;

/// So many per minute, evenly refilled; may go into debt, since what a request uses is known only at its end.
final class TokenBucket {
    private static final double MINUTE = 60_000_000_000.0;

    private int perMinute;
    private double tokens;
    private long refilledAt;

    TokenBucket(int perMinute, long now) {
        this.perMinute = perMinute;
        this.tokens = perMinute;
        this.refilledAt = now;
    }

    /// Adopts another rate; what is in the bucket stays, as far as it fits.
    synchronized void rate(int newPerMinute) {
        perMinute = newPerMinute;
        tokens = Math.min(tokens, newPerMinute);
    }

    /// Takes what is needed; when it is not there, nothing is taken and the nanoseconds until it will be are
    /// returned.
    synchronized long take(double amount, long now) {
        refill(now);
        if (tokens >= amount) {
            tokens -= amount;
            return 0;
        }
        return perMinute == 0 ? (long) MINUTE : (long) Math.ceil((amount - tokens) * MINUTE / perMinute);
    }

    /// Takes what was used, there or not.
    synchronized void use(double amount, long now) {
        refill(now);
        tokens -= amount;
    }

    /// Whether a request may begin: an amount that is known only later is taken from what is left, whatever
    /// that is.
    synchronized boolean hasAny(long now) {
        refill(now);
        return tokens > 0;
    }

    /// How it stands.
    synchronized Quota quota(long now) {
        refill(now);
        long left = Math.max(0, (long) Math.floor(tokens));
        double missing = perMinute - tokens;
        long full = missing <= 0 || perMinute == 0 ? 0 : (long) Math.ceil(missing * 60_000 / perMinute);
        return new Quota(perMinute, left, full);
    }

    private void refill(long now) {
        tokens = Math.min(perMinute, tokens + (now - refilledAt) * perMinute / MINUTE);
        refilledAt = now;
    }
}
