package io.cloudfreedom.router.testkit.doubles;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How a double treats one credential.
public enum Mode {
    /// Answers.
    OK,
    /// Refuses: the provider does not know the credential.
    BAD,
    /// Refuses: the credential may not do this.
    NOPERM,
    /// Refuses: the account has no money or no quota left.
    QUOTA,
    /// Refuses: too many requests a minute, try again later.
    RATE,
    /// Refuses: the provider is overloaded.
    DOWN,
    /// Answers after two seconds.
    SLOW,
    /// Answers; a stream comes in many chunks, one by one.
    TICK,
    /// Cuts the connection in the middle of the answer.
    DIE;

    private static final List<Map.Entry<String, Mode>> NAMES = List.of(
            Map.entry("revoked", BAD),
            Map.entry("bad", BAD),
            Map.entry("noperm", NOPERM),
            Map.entry("quota", QUOTA),
            Map.entry("rate", RATE),
            Map.entry("down", DOWN),
            Map.entry("slow", SLOW),
            Map.entry("tick", TICK),
            Map.entry("die", DIE));

    /// The mode that a credential's own text asks for; an empty credential is a bad one.
    static Mode namedBy(Credential credential) {
        if (credential.text().isEmpty()) {
            return BAD;
        }
        String text = credential.text().toLowerCase(Locale.ROOT);
        return NAMES.stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(OK);
    }

    /// Whether this mode answers with the provider's error instead of an answer.
    boolean refuses() {
        return switch (this) {
            case BAD, NOPERM, QUOTA, RATE, DOWN -> true;
            case OK, SLOW, TICK, DIE -> false;
        };
    }

    /// The name as it stands in JSON.
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Mode of(String json) {
        return valueOf(json.toUpperCase(Locale.ROOT));
    }
}
