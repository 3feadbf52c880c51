package io.cloudfreedom.router.key.secret;

import io.quarkus.vault.client.VaultClient;
import io.quarkus.vault.client.http.jdk.JDKVaultHttpClient;
import io.quarkus.vault.client.logging.LogConfidentialityLevel;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The public keys of the audit log, read by a process that is not the service.
public final class AuditPublicKeys {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private AuditPublicKeys() {}

    /// @return the keys by their version
    /// @throws IllegalStateException when Vault does not give them
    public static Map<Integer, byte[]> read(String url, String roleId, String secretId) {
        try (HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build()) {
            VaultClient vault = VaultClient.builder()
                    .baseUrl(url)
                    .executor(new JDKVaultHttpClient(http))
                    .requestTimeout(TIMEOUT)
                    .logConfidentialityLevel(LogConfidentialityLevel.HIGH)
                    .appRole(roleId, secretId)
                    .build();
            return VaultAuditSigner.publicKeys(vault.secrets()
                    .transit()
                    .readKey(VaultAuditSigner.KEY)
                    .toCompletableFuture()
                    .get(TIMEOUT.toSeconds(), TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the audit keys", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Vault does not give the audit keys", e);
        }
    }
}
