package io.cloudfreedom.router.local.state;

import static java.util.Objects.requireNonNull;

import io.cloudfreedom.router.vault.SecretFiles;
import java.security.SecureRandom;

/// Passwords that are made up at the first start and kept in files.
public final class GeneratedSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    private final SecretFiles files;

    public GeneratedSecrets(SecretFiles files) {
        this.files = requireNonNull(files, "files is null");
    }

    /// The value of a process' property; 32 letters and digits (186 bits) when it is new.
    public synchronized String of(String process, String property) {
        return files.read(process, property).orElseGet(() -> {
            String fresh = random(32);
            files.write(process, property, fresh);
            return fresh;
        });
    }

    private static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
