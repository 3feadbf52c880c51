package io.cloudfreedom.router.usage.report;

import io.cloudfreedom.router.usage.parameter.InvalidParameter;
import io.cloudfreedom.router.usage.parameter.Parameters;
import org.jspecify.annotations.Nullable;

/// How a report is written.
public enum Format {
    JSON("application/json"),
    CSV("text/csv"),
    HTML("text/html");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /// What is asked for by the parameter `format`, or without it by the Accept header, or JSON.
    ///
    /// @param other what there is beside JSON
    /// @throws InvalidParameter when it is neither
    public static Format of(@Nullable String parameter, @Nullable String accept, Format other) {
        if (parameter == null || parameter.isEmpty()) {
            return accept != null && accept.startsWith(other.mediaType) ? other : JSON;
        }
        Format format = Parameters.choice("format", parameter, Format.class, JSON);
        if (format != JSON && format != other) {
            throw new InvalidParameter(
                    "format",
                    "is \"" + parameter + "\": use json or " + other.name().toLowerCase(java.util.Locale.ROOT));
        }
        return format;
    }
}
