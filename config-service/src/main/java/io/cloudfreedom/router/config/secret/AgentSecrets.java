package io.cloudfreedom.router.config.secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What we share with one agent: bearers with which it calls us, secrets with which we sign our webhooks to it. The
/// newest comes first; during a rotation there are two. Its text shows none of them.
public final class AgentSecrets {
    private final List<String> bearers;
    private final List<String> webhookSecrets;

    AgentSecrets(List<String> bearers, List<String> webhookSecrets) {
        this.bearers = List.copyOf(bearers);
        this.webhookSecrets = List.copyOf(webhookSecrets);
    }

    /// Compares hashes in constant time.
    public boolean accepts(String bearer) {
        byte[] given = sha256(bearer);
        boolean accepted = false;
        for (String known : bearers) {
            accepted |= MessageDigest.isEqual(given, sha256(known));
        }
        return accepted;
    }

    /// Lower-case hex, for services that must know a bearer without having it.
    public List<String> bearerHashes() {
        return bearers.stream()
                .map(bearer -> HexFormat.of().formatHex(sha256(bearer)))
                .toList();
    }

    public List<String> webhookSecrets() {
        return webhookSecrets;
    }

    @Override
    public String toString() {
        return "AgentSecrets[redacted]";
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
