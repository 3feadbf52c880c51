package io.cloudfreedom.router.key.secret;

import io.quarkus.vault.client.VaultClientException;
import io.quarkus.vault.client.common.VaultRequest;
import io.quarkus.vault.client.common.VaultResponse;
import io.quarkus.vault.client.http.vertx.VertxVaultHttpClient;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// The extension's HTTP client, with the one header of a refusal that the extension drops: how long Vault
/// asks to wait.
final class AttentiveHttpClient extends VertxVaultHttpClient {
    private static final String RETRY_AFTER = "Retry-After";
    private static final String SECONDS = "[0-9]{1,4}";

    AttentiveHttpClient(WebClient web) {
        super(web);
    }

    /// A refusal that says when to come back.
    static final class ComeBackLater extends VaultClientException {
        private static final long serialVersionUID = 1L;
        private final Duration pause;

        ComeBackLater(VaultRequest<?> request, int status, Duration pause) {
            super(request, status, List.of(), null);
            this.pause = pause;
        }

        Duration pause() {
            return pause;
        }
    }

    @Override
    protected <T> CompletionStage<VaultResponse<T>> buildResponse(
            VaultRequest<T> request, int status, Collection<Map.Entry<String, String>> headers, byte[] body) {
        CompletionStage<VaultResponse<T>> response = super.buildResponse(request, status, headers, body);
        return pause(status, headers)
                .map(pause -> response.exceptionallyCompose(refused ->
                        CompletableFuture.<VaultResponse<T>>failedStage(new ComeBackLater(request, status, pause))))
                .orElse(response);
    }

    private static Optional<Duration> pause(int status, Collection<Map.Entry<String, String>> headers) {
        if (status != 429 && status != 503) {
            return Optional.empty();
        }
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(RETRY_AFTER))
                .map(Map.Entry::getValue)
                .filter(value -> value.matches(SECONDS))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .findFirst();
    }
}
