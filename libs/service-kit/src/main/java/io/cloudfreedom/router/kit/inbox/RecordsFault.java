package io.cloudfreedom.router.kit.inbox;

import io.vertx.pgclient.PgException;

/// Tells failures that a record brings with it from those that pass.
final class RecordsFault {
    private RecordsFault() {}

    /// Numbers out of range and data that the database cannot hold (SQLSTATE classes 22 and 23) fail every time; all
    /// else may be over at the next try.
    static boolean is(Throwable failure) {
        return switch (failure) {
            case ArithmeticException outOfRange -> true;
            case PgException refused ->
                refused.getSqlState() != null
                        && (refused.getSqlState().startsWith("22")
                                || refused.getSqlState().startsWith("23"));
            default -> false;
        };
    }
}
