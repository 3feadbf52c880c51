package io.cloudfreedom.router.usage.webhook;

import io.cloudfreedom.router.kit.problem.InvalidField;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An endpoint as an admin writes it. In a change, what is absent stays.
///
/// @param tenantId whose it is, at creation only; a tenant's own admin may leave it out
/// @param url https
/// @param events which types are sent there; all when absent at creation
/// @param enabled false sends nothing; true also enables what was disabled after failures
record WebhookFields(
        @Nullable UUID tenantId,
        @Nullable @Size(max = 2000) String url,
        @Nullable @Size(max = 200) String description,

        @Nullable @Schema(description = "Types to send, of those listed; webhook.test cannot be chosen.")
        Set<WebhookType> events,

        @Nullable Boolean enabled) {
    private static final List<WebhookType> ALL = List.of(
            WebhookType.BUDGET_THRESHOLD_REACHED,
            WebhookType.BUDGET_EXHAUSTED,
            WebhookType.KEY_FAILING,
            WebhookType.KEY_ROTATED);

    /// The address, checked as far as that is possible without calling it.
    URI requiredUrl(boolean plainAllowed) {
        if (url == null || url.isBlank()) {
            throw InvalidField.of("url", "is missing");
        }
        return checked(url, plainAllowed);
    }

    @Nullable
    String checkedUrl(boolean plainAllowed) {
        return url == null ? null : checked(url, plainAllowed).toString();
    }

    String[] eventsOrAll() {
        return events == null ? names(new LinkedHashSet<>(ALL)) : names(events);
    }

    String @Nullable [] changedEvents() {
        return events == null ? null : names(events);
    }

    private static URI checked(String url, boolean plainAllowed) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!(scheme.equals("https") || (plainAllowed && scheme.equals("http")))) {
                throw InvalidField.of("url", "must begin with https://");
            }
            if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw InvalidField.of("url", "must be an address with a host, without user or fragment");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw InvalidField.of("url", "is no URL");
        }
    }

    private static String[] names(Set<WebhookType> types) {
        if (types.isEmpty() || !ALL.containsAll(types)) {
            throw InvalidField.of(
                    "events",
                    "must be some of "
                            + String.join(
                                    ", ", ALL.stream().map(WebhookType::json).toList()));
        }
        return types.stream().map(WebhookType::json).sorted().toArray(String[]::new);
    }
}
