package io.cloudfreedom.router.connection.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.Problem;
import java.net.URI;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialReaderTest {
    private static final String KEY = "unit-0123456789-abcd";
    private static final String GOOGLE = "https://oauth2.googleapis.com/token";
    private static final EndpointRule NOWHERE_ELSE = new EndpointRule() {
        @Override
        public boolean allowsEndpoint(URI endpoint) {
            return false;
        }

        @Override
        public boolean allowsTokenUri(URI tokenUri) {
            return false;
        }
    };

    @Test
    void readsEachProvidersCredentials() throws Exception {
        assertThat(read(settings(Provider.OPENAI, Map.of()), KEY)).isInstanceOf(OpenAiCredentials.class);
        assertThat(read(settings(Provider.ANTHROPIC, Map.of()), KEY)).isInstanceOf(AnthropicCredentials.class);
        assertThat(read(settings(Provider.GOOGLE, Map.of("auth", "api_key")), KEY))
                .isInstanceOf(GoogleCredentials.class);
        assertThat(read(vertex(), keyFile(GOOGLE))).isInstanceOf(VertexCredentials.class);
        assertThat(read(azure("https://acme.openai.azure.com"), KEY)).isInstanceOf(AzureCredentials.class);
        assertThat(read(aws(Map.of("access_key_id", "AKIAEXAMPLE")), KEY)).isInstanceOf(AwsCredentials.class);
        assertThat(read(aws(Map.of()), KEY)).isInstanceOf(AwsCredentials.class);
    }

    @Test
    void knowsSecretByItsLastFourOnly() {
        Credentials credentials = read(settings(Provider.OPENAI, Map.of()), KEY);

        assertThat(credentials.last4()).isEqualTo("abcd");
        assertThat(credentials).asString().doesNotContain(KEY);
        assertThat(read(settings(Provider.OPENAI, Map.of()), "short-12").last4())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-…abcd", "********", "sk-***abcd", "sk-...abcd", "••••••••abcd", "xxxxxxxx", "redacted"})
    void refusesMaskedValues(String masked) {
        assertThat(violations(settings(Provider.OPENAI, Map.of()), masked))
                .extracting(Problem.Violation::pointer)
                .containsExactly("#/api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "with space in it", "line\nbreak-in-it"})
    void refusesWhatIsNoSecret(String text) {
        assertThat(violations(settings(Provider.ANTHROPIC, Map.of()), text)).hasSize(1);
    }

    @Test
    void takesInferenceProfilesOfAwsByIdOrArn() {
        Object profiles = Map.of(
                "claude-sonnet-4-6",
                "eu.anthropic.claude-sonnet-4-6",
                "nova-lite",
                "arn:aws:bedrock:eu-central-1:123456789012:application-inference-profile/abc123");

        assertThat(read(aws(Map.of("inference_profiles", profiles)), KEY)).isInstanceOf(AwsCredentials.class);
        for (Object wrong : List.of("profile", List.of("profile"), Map.of("m", 1), Map.of("m", "with space"))) {
            assertThat(violations(aws(Map.of("inference_profiles", wrong)), KEY))
                    .extracting(Problem.Violation::pointer)
                    .containsExactly("#/config/inference_profiles");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Provider.class, names = "AWS", mode = EnumSource.Mode.EXCLUDE)
    void nobodyElseHasInferenceProfiles(Provider provider) {
        assertThat(violations(settings(provider, Map.of("inference_profiles", Map.of())), KEY))
                .extracting(Problem.Violation::pointer)
                .contains("#/config/inference_profiles");
    }

    @Test
    void namesEveryFieldAtFault() {
        assertThat(violations(
                        new ProviderSettings(Provider.AWS, "https://x.example", null, null, Map.of("secret", "x")), ""))
                .extracting(Problem.Violation::pointer)
                .containsExactlyInAnyOrder("#/region", "#/config/secret", "#/endpoint", "#/api_key");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, api_key, region project_id endpoint",
        "ANTHROPIC, api_key, region project_id endpoint",
        "GOOGLE, api_key, region project_id endpoint",
        "GOOGLE, service_account, endpoint",
        "AWS, '', project_id endpoint",
        "AZURE, '', region project_id"
    })
    void refusesWhatTheProviderDoesNotUse(Provider provider, String auth, String unused) {
        var settings = new ProviderSettings(
                provider,
                "https://acme.openai.azure.com",
                "europe-west1",
                "acme-project",
                switch (provider) {
                    case GOOGLE -> Map.of("auth", auth);
                    case AZURE -> Map.of("deployments", Map.of("gpt-4o", "gpt4o"));
                    case OPENAI, ANTHROPIC, AWS -> Map.of();
                });

        InvalidField refused =
                catchThrowableOfType(InvalidField.class, () -> CredentialReader.check(settings, NOWHERE_ELSE));

        assertThat(refused.violations())
                .allSatisfy(violation -> assertThat(violation.detail()).endsWith("leave it out or send null"))
                .extracting(violation -> violation.pointer().substring(2))
                .containsExactlyInAnyOrder(unused.split(" ", -1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.openai.azure.com",
                "https://acme.openai.azure.com:8443",
                "https://user@acme.openai.azure.com",
                "https://acme.openai.azure.com.evil.example",
                "https://evil.example/?x=.openai.azure.com",
                "https://169.254.169.254/",
                "not a url",
            })
    void refusesForeignAzureEndpoints(String endpoint) {
        assertThat(violations(azure(endpoint), KEY))
                .extracting(Problem.Violation::pointer)
                .containsExactly("#/endpoint");
    }

    @Test
    void refusesServiceAccountThatSendsItsAssertionElsewhere() throws Exception {
        assertThat(violations(vertex(), keyFile("https://evil.example/token")))
                .extracting(Problem.Violation::detail)
                .containsExactly("the key file's token_uri must be https://oauth2.googleapis.com/token");
    }

    @Test
    void secretIsNeededWhenItWouldGoElsewhere() {
        assertThat(azure("https://b.openai.azure.com").needsSecretOf(azure("https://a.openai.azure.com")))
                .isTrue();
        assertThat(azure("https://a.openai.azure.com").needsSecretOf(azure("https://a.openai.azure.com")))
                .isFalse();
    }

    private static List<Problem.Violation> violations(ProviderSettings settings, String secret) {
        InvalidField error = catchThrowableOfType(InvalidField.class, () -> read(settings, secret));
        return error.violations();
    }

    private static Credentials read(ProviderSettings settings, @Nullable String secret) {
        return CredentialReader.read(settings, secret == null ? null : new Secret(secret), null, NOWHERE_ELSE);
    }

    private static ProviderSettings settings(Provider provider, Map<String, Object> config) {
        return new ProviderSettings(provider, null, null, null, config);
    }

    private static ProviderSettings azure(String endpoint) {
        return new ProviderSettings(
                Provider.AZURE, endpoint, null, null, Map.of("deployments", Map.of("gpt-4o", "gpt4o-prod")));
    }

    private static ProviderSettings aws(Map<String, Object> config) {
        return new ProviderSettings(Provider.AWS, null, "eu-central-1", null, config);
    }

    private static ProviderSettings vertex() {
        return new ProviderSettings(
                Provider.GOOGLE, null, "europe-west1", "acme-project", Map.of("auth", "service_account"));
    }

    private static String keyFile(String tokenUri) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return """
                {"type": "service_account", "client_email": "a@acme-project.iam.gserviceaccount.com",
                 "private_key_id": "0123456789abcdef", "token_uri": "%s",
                 "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
                """.formatted(tokenUri, pem);
    }
}
