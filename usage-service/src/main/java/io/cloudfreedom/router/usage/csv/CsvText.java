package io.cloudfreedom.router.usage.csv;

import io.cloudfreedom.router.contracts.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lines of RFC 4180: cells between commas, CRLF at the end, quoted where they have to be. Not safe for use
/// by threads.
///
/// Names are chosen by tenants and opened by finance in a spreadsheet: what would start a formula there is marked as
/// text by an apostrophe (OWASP, CSV injection). Numbers, ids and times are ours and stay as they are.
public final class CsvText {
    /// Of every answer that is made of these lines.
    public static final String MEDIA_TYPE = "text/csv;charset=utf-8;header=present";

    private static final long NANOS = 1_000_000_000;
    private static final long MICROS = 1_000_000;
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder(1 << 13);
    private boolean atStart = true;

    public CsvText header(List<String> names) {
        names.forEach(this::name);
        return end();
    }

    /// A text that someone else chose.
    public CsvText name(@Nullable String value) {
        separate();
        if (value == null || value.isEmpty()) {
            return this;
        }
        boolean formula = FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        quoted(formula ? "'" + value : value);
        return this;
    }

    public CsvText number(long value) {
        separate();
        text.append(value);
        return this;
    }

    /// An amount, with nine digits after the point.
    public CsvText amount(Money value) {
        separate();
        long nano = value.nanoUsd();
        text.append(nano < 0 ? "-" : "").append(Math.abs(nano / NANOS)).append('.');
        digits(Math.abs(nano % NANOS), NANOS);
        return this;
    }

    /// A moment as RFC 3339 has it: UTC, to the microsecond that PostgreSQL keeps.
    public CsvText moment(OffsetDateTime value) {
        separate();
        OffsetDateTime utc = value.withOffsetSameInstant(ZoneOffset.UTC);
        day(utc.getYear(), utc.getMonthValue(), utc.getDayOfMonth());
        text.append('T');
        digits(utc.getHour(), 100);
        text.append(':');
        digits(utc.getMinute(), 100);
        text.append(':');
        digits(utc.getSecond(), 100);
        text.append('.');
        digits(utc.getNano() / 1_000, MICROS);
        text.append('Z');
        return this;
    }

    public CsvText day(LocalDate value) {
        separate();
        day(value.getYear(), value.getMonthValue(), value.getDayOfMonth());
        return this;
    }

    /// An id or a word of ours, which needs no quotes; empty when there is none.
    public CsvText word(@Nullable Object value) {
        separate();
        if (value != null) {
            text.append(value);
        }
        return this;
    }

    /// A value of ours, empty when there is none.
    public CsvText value(@Nullable Object value) {
        separate();
        if (value != null) {
            quoted(value.toString());
        }
        return this;
    }

    public CsvText end() {
        text.append("\r\n");
        atStart = true;
        return this;
    }

    public byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void day(int year, int month, int day) {
        digits(year, 10_000);
        text.append('-');
        digits(month, 100);
        text.append('-');
        digits(day, 100);
    }

    /// As many digits as `bound` has zeros.
    private void digits(long value, long bound) {
        for (long unit = bound / 10; unit > 0; unit /= 10) {
            text.append((char) ('0' + value / unit % 10));
        }
    }

    private void separate() {
        if (!atStart) {
            text.append(',');
        }
        atStart = false;
    }

    private void quoted(String value) {
        if (isPlain(value)) {
            text.append(value);
        } else {
            text.append('"').append(value.replace("\"", "\"\"")).append('"');
        }
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return false;
            }
        }
        return true;
    }
}
