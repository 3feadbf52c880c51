package io.cloudfreedom.router.key.audit.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON with exactly one way to write a value (RFC 8785): members sorted by UTF-16 code units, no white
/// space, escapes only where JSON needs them, numbers as ECMAScript writes them.
public final class CanonicalJson {
    private static final BigInteger LARGEST_SAFE = BigInteger.ONE.shiftLeft(53);
    private static final int PLAIN_DIGITS = 21;
    private static final int PLAIN_ZEROS = 6;

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /// Writes a tree of maps, collections, texts, numbers, booleans and nulls.
    ///
    /// @throws IllegalArgumentException for anything else, and for numbers that a double does not hold exactly
    public static String write(@Nullable Object value) {
        CanonicalJson json = new CanonicalJson();
        json.value(value);
        return json.out.toString();
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Boolean bool -> out.append(bool);
            case CharSequence text -> text(text);
            case Map<?, ?> object -> object(object);
            case Collection<?> array -> array(array);
            case Double number -> number(number);
            case Float number -> number(number.doubleValue());
            case BigDecimal number -> number(number.doubleValue());
            case Number whole -> whole(new BigInteger(whole.toString()));
            default -> throw new IllegalArgumentException("not JSON: " + value.getClass());
        }
    }

    private void object(Map<?, ?> object) {
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        object.forEach((name, member) -> sorted.put((String) name, member));
        char separator = '{';
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            out.append(separator);
            text(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ',';
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void array(Collection<?> array) {
        out.append('[');
        for (Iterator<?> elements = array.iterator(); elements.hasNext(); ) {
            value(elements.next());
            if (elements.hasNext()) {
                out.append(',');
            }
        }
        out.append(']');
    }

    private void text(CharSequence text) {
        out.append('"');
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ') {
                        out.append("\\u%04x".formatted(c));
                    } else {
                        out.append((char) c);
                    }
                }
            }
        });
        out.append('"');
    }

    private void whole(BigInteger number) {
        if (number.abs().compareTo(LARGEST_SAFE) > 0) {
            throw new IllegalArgumentException("a double does not hold " + number + " exactly");
        }
        out.append(number);
    }

    /// The shortest digits that read back as the same double, laid out as ECMA-262 says.
    private void number(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no " + number);
        }
        if (number == 0) {
            out.append('0');
            return;
        }
        BigDecimal shortest = shortest(Math.abs(number));
        String digits = shortest.unscaledValue().toString();
        int point = digits.length() - shortest.scale();
        out.append(number < 0 ? "-" : "").append(layout(digits, point));
    }

    /// Where one digit is enough, Java prefers two that come closer; ECMAScript does not.
    private static BigDecimal shortest(double number) {
        BigDecimal javas = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        BigDecimal oneDigit = javas.round(new MathContext(1));
        return javas.precision() == 2 && oneDigit.doubleValue() == number ? oneDigit : javas;
    }

    /// @param point how many of the digits stand before the decimal point
    private static String layout(String digits, int point) {
        if (point > 0 && point <= PLAIN_DIGITS) {
            return digits.length() <= point
                    ? digits + "0".repeat(point - digits.length())
                    : digits.substring(0, point) + "." + digits.substring(point);
        }
        if (point <= 0 && point > -PLAIN_ZEROS) {
            return "0." + "0".repeat(-point) + digits;
        }
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        int exponent = point - 1;
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }
}
