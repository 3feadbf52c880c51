package io.cloudfreedom.router.key.audit.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// A command, what it is about, and options with a value each.
final class Arguments {
    private static final Set<String> OPTIONS = Set.of("--key", "--checkpoints", "--size");

    private final List<String> words = new ArrayList<>();
    private final Map<String, List<String>> options = new HashMap<>();

    /// @throws IllegalArgumentException for an unknown option, or one without its value
    Arguments(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            if (!word.startsWith("--")) {
                words.add(word);
            } else if (OPTIONS.contains(word) && i + 1 < arguments.size()) {
                options.computeIfAbsent(word, name -> new ArrayList<>()).add(arguments.get(++i));
            } else {
                throw new IllegalArgumentException("cannot read " + word);
            }
        }
    }

    String command() {
        return words.isEmpty() ? "" : words.getFirst();
    }

    long seq() {
        if (words.size() != 2) {
            throw new IllegalArgumentException("prove needs a seq");
        }
        return number(words.get(1));
    }

    OptionalLong size() {
        return option("--size").map(size -> OptionalLong.of(number(size))).orElse(OptionalLong.empty());
    }

    Optional<String> option(String name) {
        return options(name).stream().findFirst();
    }

    List<String> options(String name) {
        return options.getOrDefault(name, List.of());
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: " + text, e);
        }
    }
}
