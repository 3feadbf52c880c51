package io.cloudfreedom.router.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Options of a command line, each a name with a value; numbers are positive and bounded.
public record Arguments(Map<String, String> values) {

    public Arguments {
        values = Map.copyOf(values);
    }

    public static Arguments parse(List<String> args, Set<String> options) {
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < args.size(); i += 2) {
            String option = args.get(i);
            if (!options.contains(option) || i + 1 == args.size()) {
                throw new IllegalArgumentException("the options are " + String.join(", ", options)
                        + ", each with a value; this is none: " + option);
            }
            values.put(option, args.get(i + 1));
        }
        return new Arguments(values);
    }

    public int number(String option, int byDefault, int most) {
        String value = values.get(option);
        return value == null ? byDefault : number(option, value, most);
    }

    /// Numbers with commas between them.
    public List<Integer> numbers(String option, List<Integer> byDefault, int most) {
        String value = values.get(option);
        return value == null
                ? byDefault
                : Stream.of(value.split(",", -1))
                        .map(part -> number(option, part, most))
                        .toList();
    }

    private static int number(String option, String text, int most) {
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException(option + " takes numbers from 1 to " + most + ", not " + text);
        }
        return Integer.parseInt(text);
    }
}
