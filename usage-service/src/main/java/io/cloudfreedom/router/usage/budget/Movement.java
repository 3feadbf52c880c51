package io.cloudfreedom.router.usage.budget;

/// By how much a window's two totals change.
public record Movement(long held, long posted) {
    public static final Movement NONE = new Movement(0, 0);

    public Movement plus(Movement other) {
        return new Movement(Math.addExact(held, other.held), Math.addExact(posted, other.posted));
    }

    public boolean isNone() {
        return held == 0 && posted == 0;
    }
}
