package io.cloudfreedom.router.testkit.doubles;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

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

    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

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

    /// The mode that a credential's own text asks for by a word of it; an empty credential is a bad one.
    /// Random letters and digits ask for nothing, whatever they happen to spell.
    static Mode namedBy(Credential credential) {
        if (credential.text().isEmpty()) {
            return BAD;
        }
        List<String> words = NO_WORD.splitAsStream(credential.text().toLowerCase(Locale.ROOT))
                .toList();
        return NAMES.stream()
                .filter(name -> words.contains(name.getKey()))
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
