package io.cloudfreedom.router.key.page;

import io.cloudfreedom.router.contracts.Money;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Columns of a row as values, and values as columns.
public final class Columns {
    private Columns() {}

    public static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    /// Of a column that is never null.
    public static Instant time(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    public static @Nullable Money money(Row row, String column) {
        Long nanoUsd = row.getLong(column);
        return nanoUsd == null ? null : Money.ofNanoUsd(nanoUsd);
    }

    public static @Nullable OffsetDateTime utc(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    public static @Nullable Long nanoUsd(@Nullable Money money) {
        return money == null ? null : money.nanoUsd();
    }
}
