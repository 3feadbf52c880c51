package io.cloudfreedom.router.config.export;

import io.cloudfreedom.router.contracts.ContractJson;
import java.util.List;
import java.util.Map;

/// Writes the little YAML that LiteLLM's configuration needs. Scalars are written as JSON, which YAML 1.2
/// contains, so that no value can be taken for anything else.
final class Yaml {
    private final StringBuilder text = new StringBuilder();

    Yaml comment(int depth, String comment) {
        return line(depth, "# " + comment.replaceAll("\\R", " "));
    }

    Yaml key(int depth, String name) {
        return line(depth, name + ":");
    }

    Yaml value(int depth, String name, Object value) {
        return line(depth, name + ": " + scalar(value));
    }

    Yaml values(int depth, Map<String, Object> values) {
        values.forEach((name, value) -> value(depth, name, value));
        return this;
    }

    /// An entry of a list that begins with this value.
    Yaml entry(int depth, String name, Object value) {
        return line(depth, "- " + name + ": " + scalar(value));
    }

    /// An entry of a list that maps one name to others.
    Yaml mapping(int depth, String name, List<String> others) {
        return line(depth, "- " + scalar(name) + ": " + scalar(others));
    }

    private Yaml line(int depth, String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
        return this;
    }

    private static String scalar(Object value) {
        return ContractJson.canonical(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
