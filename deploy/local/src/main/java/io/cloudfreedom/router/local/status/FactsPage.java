package io.cloudfreedom.router.local.status;

import io.cloudfreedom.router.local.status.StackStatus.Login;
import io.cloudfreedom.router.local.status.StackStatus.PartStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a person sees when everything runs.
public final class FactsPage {

    private FactsPage() {}

    public static String of(StackStatus status) {
        String base = status.urls().getOrDefault("openai_base_url", "");
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("  Portal       " + status.urls().getOrDefault("portal", ""));
        for (Login login : status.logins()) {
            String code = login.totpSecret().isEmpty() ? "" : "   code: ./router totp " + login.user();
            lines.add("               %-11s %-26s %-13s%s"
                    .formatted(login.user(), login.password(), "(" + login.role() + ")", code)
                    .stripTrailing());
        }
        lines.add("  Gateway      " + base);
        lines.add("  Virtual key  " + status.virtualKey());
        lines.add("  Providers    " + status.urls().getOrDefault("providers", ""));
        lines.add("");
        lines.add("  curl " + base + "/chat/completions -H 'Authorization: Bearer " + status.virtualKey() + "' \\");
        lines.add("    -H 'Content-Type: application/json' \\");
        lines.add("    -d '{\"model\": \"" + status.model()
                + "\", \"messages\": [{\"role\": \"user\", \"content\": \"Hello\"}]}'");
        lines.add("");
        lines.add("  from openai import OpenAI");
        lines.add("  client = OpenAI(base_url=\"" + base + "\", api_key=\"" + status.virtualKey() + "\")");
        lines.add("  answer = client.chat.completions.create(");
        lines.add("      model=\"" + status.model() + "\", messages=[{\"role\": \"user\", \"content\": \"Hello\"}])");
        lines.add("  print(answer.choices[0].message.content)");
        lines.add("");
        lines.add("  ./router demo   ./router status   ./router logs SERVICE   ./router token [USER]   ./router down");
        return String.join("\n", lines);
    }

    /// A table of the parts.
    public static String table(StackStatus status) {
        List<String> lines = new ArrayList<>();
        lines.add("  %-18s %6s %8s %10s".formatted("part", "port", "pid", "memory"));
        for (PartStatus part : status.parts()) {
            lines.add("  %-18s %6d %8s %10s"
                    .formatted(
                            part.name(),
                            part.port(),
                            part.pid() == 0 ? "-" : Long.toString(part.pid()),
                            part.pid() == 0 ? "not running" : mebibytes(part.memoryKib())));
        }
        lines.add("  %-18s %6s %8s %10s".formatted("total", "", "", mebibytes(status.memoryKib())));
        return String.join("\n", lines);
    }

    public static String mebibytes(long kib) {
        return String.format(Locale.ROOT, "%d MiB", kib / 1024);
    }
}
