package io.cloudfreedom.router.key.audit.proof;

import io.cloudfreedom.router.kit.problem.InvalidField;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which entries are asked for; null does not matter.
record AuditFilter(
        @Nullable UUID tenantId,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String object,
        @Nullable String outcome,
        @Nullable OffsetDateTime from,
        @Nullable OffsetDateTime to,
        @Nullable String search) {

    /// A search text as a pattern for `like`, with nothing in it that `like` would read as more than itself.
    static @Nullable String pattern(@Nullable String q) {
        return q == null || q.isBlank()
                ? null
                : "%" + q.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /// @throws InvalidField when it is no RFC 3339 time
    static @Nullable OffsetDateTime time(String field, @Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw InvalidField.of(field, "must be a time such as 2026-11-24T12:00:00Z");
        }
    }
}
