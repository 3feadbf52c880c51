package io.cloudfreedom.router.system.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What must not stand in a tracked file, and what looks like it but may.
final class Findings {
    /// Shapes of credentials, by name. A key of random characters has a digit among them; a made-up word has none.
    private static final Map<String, Pattern> CREDENTIALS = Map.ofEntries(
            Map.entry("OpenAI or Anthropic key", Pattern.compile("\\bsk-(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{16,}")),
            Map.entry("AWS access key id", Pattern.compile("\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b")),
            Map.entry("Google API key", Pattern.compile("\\bAIza[0-9A-Za-z_-]{35}")),
            Map.entry("Google access token", Pattern.compile("\\bya29\\.[0-9A-Za-z_-]{20,}")),
            Map.entry("private key", Pattern.compile("-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\\s*[A-Za-z0-9+/=]{16}")),
            Map.entry("virtual key", Pattern.compile("\\bcf-(?=[A-Za-z_-]*\\d)[A-Za-z0-9_-]{32,}")),
            Map.entry("Vault token", Pattern.compile("\\b(?:hvs|hvb|s)\\.[A-Za-z0-9_-]{24,}")),
            Map.entry("webhook secret", Pattern.compile("\\bwhsec_[A-Za-z0-9+/=]{24,}")),
            Map.entry("GitHub token", Pattern.compile("\\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22,})")),
            Map.entry("Slack token", Pattern.compile("\\bxox[abprs]-[A-Za-z0-9-]{10,}")),
            Map.entry(
                    "JSON web token",
                    Pattern.compile("\\beyJ[A-Za-z0-9_-]{20,}\\.eyJ[A-Za-z0-9_-]{20,}\\.[A-Za-z0-9_-]{20,}")));

    /// Paths of one machine; tests make their own folders below the system's temporary one. Written in parts, so that
    /// this file does not find itself.
    private static final Map<String, Pattern> MACHINE = Map.of(
            "path of one machine", Pattern.compile("(?<![\\w.$}/-])/(?:ro" + "ot|wo" + "rk|ho" + "me)/[\\w.-]+"),
            "path of one machine's temporary folder", Pattern.compile("(?<![\\w.$}-])/tm" + "p/w/"));

    /// Hosts of package registries: a build takes them from the machine's own settings.
    private static final Map<String, Pattern> REGISTRIES = Map.of(
            "host of a package registry",
            Pattern.compile("\\b(?:registry\\.npm" + "js\\.org|registry\\.yarn" + "pkg\\.com|repo1?\\.ma"
                    + "ven\\.(?:apache\\.)?org"
                    + "|files\\.python" + "hosted\\.org|pypi\\.(?:org|python\\.org)/simp" + "le|proxy\\.gol"
                    + "ang\\.org"
                    + "|art" + "ifactory|nex" + "us\\.[a-z])"));

    /// Published test vectors, each with its source; they are no one's credential.
    private static final Map<String, String> ALLOWED = Map.of(
            "AKIAIOSFODNN7" + "EXAMPLE", "AWS documentation's example access key id",
            "AKIDEX" + "AMPLE", "AWS Signature V4 test suite",
            "whsec_MfKQ9r8GKYqrTwjU" + "PD8ILPZIo2LaLaSw", "Standard Webhooks specification, example secret",
            "whsec_C2FVsBQIhrscChlQ" + "IMV+b5sSYspob7oD", "Standard Webhooks specification, example secret");

    private Findings() {}

    /// What is found in a text, each as "<what> at line <n>"; never the text itself, which may be a secret.
    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        for (Map<String, Pattern> group : List.of(CREDENTIALS, MACHINE, REGISTRIES)) {
            group.forEach((name, pattern) -> {
                for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
                    if (!ALLOWED.containsKey(matcher.group())) {
                        found.add(name + " at line " + lineOf(text, matcher.start()));
                    }
                }
            });
        }
        return found;
    }

    private static long lineOf(String text, int offset) {
        return text.substring(0, offset).lines().count() + (offset == 0 || text.charAt(offset - 1) == '\n' ? 1 : 0);
    }
}
