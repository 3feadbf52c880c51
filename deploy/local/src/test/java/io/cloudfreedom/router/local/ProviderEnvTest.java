package io.cloudfreedom.router.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProviderEnvTest {

    @TempDir
    Path folder;

    @Test
    void eachProviderIsReadByLiteLlmsNames() throws IOException {
        Path account = Files.writeString(folder.resolve("account.json"), "{\"type\": \"service_account\"}");

        var keys = read("""
                # a comment
                OPENAI_API_KEY=one
                export ANTHROPIC_API_KEY="two"
                GEMINI_API_KEY='three'
                AZURE_API_KEY=four
                AZURE_API_BASE=https://example.openai.azure.com
                AWS_ACCESS_KEY_ID=id
                AWS_SECRET_ACCESS_KEY=five=5
                AWS_REGION_NAME=eu-central-1
                VERTEX_PROJECT=project
                VERTEX_LOCATION=europe-west4
                GOOGLE_APPLICATION_CREDENTIALS=%s
                """.formatted(account)).keys();

        assertThat(keys)
                .extracting(key -> key.body().get("api_key"))
                .containsExactly("one", "two", "three", "four", "five=5", "{\"type\": \"service_account\"}");
        assertThat(keys.get(4).body())
                .containsEntry("region", "eu-central-1")
                .containsEntry("config", Map.of("access_key_id", "id"));
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        ProviderEnv env = read("AZURE_API_KEY=four\n");

        assertThatThrownBy(env::keys).isInstanceOf(StackException.class).hasMessageContaining("AZURE_API_BASE");
    }

    @Test
    void aFileWithoutKeysIsRefused() throws IOException {
        ProviderEnv env = read("PATH=/bin\n");

        assertThatThrownBy(env::keys).isInstanceOf(StackException.class);
    }

    @Test
    void aKeyIsNeverShown() {
        assertThat(SharedKey.openai("secret-value").toString()).doesNotContain("secret-value");
    }

    private ProviderEnv read(String text) throws IOException {
        return ProviderEnv.read(Files.writeString(folder.resolve("keys"), text));
    }
}
