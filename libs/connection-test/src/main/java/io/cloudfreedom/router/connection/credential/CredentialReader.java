package io.cloudfreedom.router.connection.credential;

import io.cloudfreedom.router.contracts.catalog.Provider;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks settings and secrets of a provider key for their form and makes the credentials of them.
public final class CredentialReader {
    private static final List<String> AZURE_HOSTS =
            List.of(".openai.azure.com", ".cognitiveservices.azure.com", ".services.ai.azure.com");
    /// What `config` may hold; anything else could be a secret at the wrong place.
    private static final Map<Provider, Set<String>> CONFIG = Map.of(
            Provider.GOOGLE, Set.of("auth"),
            Provider.AZURE, Set.of("deployments", "api_version"),
            Provider.AWS, Set.of("access_key_id", "inference_profiles"));

    private static final Pattern REGION = Pattern.compile("[a-z0-9-]{2,40}");
    private static final Pattern PROJECT = Pattern.compile("[a-z][a-z0-9:.-]{4,60}");
    private static final Pattern ACCESS_KEY_ID = Pattern.compile("[A-Z0-9_-]{6,128}", Pattern.CASE_INSENSITIVE);
    private static final Pattern DEPLOYMENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    /// The id of an inference profile, or its ARN.
    private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9.:/_-]{1,200}");

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]{8,4096}");
    private static final Pattern MASKED = Pattern.compile("\\*{3}|\\.{3}|…|•|^[xX]{6,}$|^redacted$");
    private static final int LONGEST_KEY_FILE = 16_384;

    private final ProviderSettings settings;
    private final EndpointRule endpoints;
    private final List<Problem.Violation> violations = new ArrayList<>();

    private CredentialReader(ProviderSettings settings, EndpointRule endpoints) {
        this.settings = settings;
        this.endpoints = endpoints;
    }

    /// Checks settings that come without a secret.
    ///
    /// @param endpoints where the secret may be sent besides the provider's own hosts
    /// @throws InvalidField naming all that is wrong
    public static void check(ProviderSettings settings, EndpointRule endpoints) {
        var reader = new CredentialReader(settings, endpoints);
        reader.checkSettings();
        reader.finish();
    }

    /// @throws InvalidField naming all that is wrong
    public static Credentials read(
            ProviderSettings settings, @Nullable Secret apiKey, @Nullable Secret secondary, EndpointRule endpoints) {
        var reader = new CredentialReader(settings, endpoints);
        reader.checkSettings();
        Secret key = reader.secret("api_key", apiKey);
        Secret second = secondary == null || secondary.isEmpty() ? null : reader.secret("api_key_secondary", secondary);
        if (second != null && settings.provider() != Provider.AZURE) {
            reader.wrong("api_key_secondary", "only azure has two keys");
        }
        ServiceAccount account = settings.isVertex() && reader.violations.isEmpty() ? reader.account(key) : null;
        reader.finish();
        return reader.credentials(key, second, account);
    }

    private Credentials credentials(Secret key, @Nullable Secret second, @Nullable ServiceAccount account) {
        return switch (settings.provider()) {
            case OPENAI -> new OpenAiCredentials(key);
            case ANTHROPIC -> new AnthropicCredentials(key);
            case AZURE -> new AzureCredentials(key, second, text(settings.endpoint()), deployments());
            case AWS -> new AwsCredentials(settings.text("access_key_id"), key, text(settings.region()));
            case GOOGLE ->
                account == null
                        ? new GoogleCredentials(key)
                        : new VertexCredentials(key, account, text(settings.projectId()), text(settings.region()));
        };
    }

    private void checkSettings() {
        switch (settings.provider()) {
            case OPENAI, ANTHROPIC -> {}
            case GOOGLE -> checkGoogle();
            case AZURE -> checkAzure();
            case AWS -> checkAws();
        }
        settings.config().keySet().stream()
                .filter(name ->
                        !CONFIG.getOrDefault(settings.provider(), Set.of()).contains(name))
                .sorted()
                .forEach(name -> wrong("config/" + name, "is not a setting of this provider"));
        unused("endpoint", settings.endpoint(), settings.usesEndpoint(), "azure has");
        unused("region", settings.region(), settings.usesRegion(), "aws and service accounts of google have");
        unused("project_id", settings.projectId(), settings.usesProject(), "service accounts of google have");
    }

    /// What has no effect would be taken for something that has.
    private void unused(String field, @Nullable String value, boolean used, String whoUses) {
        if (value != null && !used) {
            wrong(field, "only " + whoUses + " one; leave it out or send null");
        }
    }

    private void checkGoogle() {
        String auth = settings.text("auth");
        if (!auth.isEmpty() && !auth.equals("api_key") && !auth.equals("service_account")) {
            wrong("config/auth", "must be api_key or service_account");
        }
        if (settings.isVertex()) {
            matches("project_id", settings.projectId(), PROJECT, "must be the id of a Google Cloud project");
            matches("region", settings.region(), REGION, "must be a Vertex location, for example europe-west1");
        }
    }

    private void checkAzure() {
        if (settings.endpoint() == null) {
            wrong("endpoint", "is required: https://<resource>.openai.azure.com");
        } else if (!isEndpoint(settings.endpoint())) {
            wrong("endpoint", "must be an https URL below " + String.join(", ", AZURE_HOSTS));
        }
        Object deployments = settings.config().get("deployments");
        if (!(deployments instanceof Map<?, ?> map) || map.isEmpty()) {
            wrong("config/deployments", "is required: {\"<model>\": \"<deployment>\"}");
        } else if (!isMapTo(DEPLOYMENT, map)) {
            wrong("config/deployments", "must name a deployment for each model");
        }
    }

    private void checkAws() {
        matches("region", settings.region(), REGION, "must be an AWS region, for example eu-central-1");
        if (settings.config().containsKey("access_key_id")) {
            matches(
                    "config/access_key_id",
                    settings.text("access_key_id"),
                    ACCESS_KEY_ID,
                    "must be an AWS access key id");
        }
        Object profiles = settings.config().get("inference_profiles");
        if (profiles != null && !(profiles instanceof Map<?, ?> map && isMapTo(PROFILE, map))) {
            wrong("config/inference_profiles", "must name a profile's id or ARN for each model");
        }
    }

    private static boolean isMapTo(Pattern form, Map<?, ?> map) {
        return map.values().stream()
                .allMatch(value ->
                        value instanceof String text && form.matcher(text).matches());
    }

    private boolean isEndpoint(String endpoint) {
        try {
            URI uri = new URI(endpoint);
            if (uri.getHost() == null
                    || uri.getUserInfo() != null
                    || uri.getQuery() != null
                    || uri.getFragment() != null) {
                return false;
            }
            boolean own = "https".equals(uri.getScheme())
                    && uri.getPort() == -1
                    && AZURE_HOSTS.stream().anyMatch(uri.getHost()::endsWith);
            return own || endpoints.allowsEndpoint(uri);
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Map<String, String> deployments() {
        var named = new TreeMap<String, String>();
        if (settings.config().get("deployments") instanceof Map<?, ?> map) {
            map.forEach((model, deployment) -> named.put(String.valueOf(model), String.valueOf(deployment)));
        }
        return named;
    }

    /// A secret in its provider's form; a value that was masked for display is not one.
    private Secret secret(String field, @Nullable Secret secret) {
        if (secret == null || secret.isEmpty()) {
            wrong(field, "is required");
            return new Secret("");
        }
        String value = secret.reveal();
        if (settings.isVertex()) {
            if (value.length() > LONGEST_KEY_FILE) {
                wrong(field, "is longer than a key file");
            } else if (!value.stripLeading().startsWith("{") && isMasked(value)) {
                wrong(field, "is a masked value, not a secret");
            }
        } else if (isMasked(value)) {
            wrong(field, "is a masked value, not a secret");
        } else if (!PRINTABLE.matcher(value).matches()) {
            wrong(field, "must be 8 to 4096 visible ASCII characters");
        }
        return secret;
    }

    private static boolean isMasked(String value) {
        return MASKED.matcher(value).find();
    }

    private @Nullable ServiceAccount account(Secret keyFile) {
        try {
            return ServiceAccount.read(keyFile, endpoints);
        } catch (IllegalArgumentException e) {
            wrong("api_key", String.valueOf(e.getMessage()));
            return null;
        }
    }

    private void matches(String field, @Nullable String value, Pattern form, String otherwise) {
        if (value == null || !form.matcher(value).matches()) {
            wrong(field, otherwise);
        }
    }

    private static String text(@Nullable String checked) {
        return checked == null ? "" : checked;
    }

    private void wrong(String field, String detail) {
        violations.add(new Problem.Violation("#/" + field, detail));
    }

    private void finish() {
        if (!violations.isEmpty()) {
            throw new InvalidField(violations);
        }
    }
}
