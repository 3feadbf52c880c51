package io.cloudfreedom.router.usage.projection;

import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.usage.webhook.Notice;
import io.cloudfreedom.router.usage.webhook.WebhookType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What of a batch of key changes is news for the keys' owners. A key that was not known before is none: a
/// topic that is read from its start tells nobody of what happened long ago.
final class KeyNews {
    private final Map<UUID, Known> known = new HashMap<>();

    void known(UUID id, long version, String status) {
        known.put(id, new Known(version, status));
    }

    List<Notice> of(List<ProviderKeyChanged> changes) {
        List<Notice> news = new ArrayList<>();
        for (ProviderKeyChanged key : changes) {
            Known before = known.get(key.id());
            if (before != null && before.version() >= key.version()) {
                continue;
            }
            known(key.id(), key.version(), key.status().json());
            if (before != null && key.change() == Change.ROTATED) {
                news.add(notice(key, WebhookType.KEY_ROTATED));
            }
            if (before != null
                    && key.status() == KeyStatus.ERROR
                    && !before.status().equals(KeyStatus.ERROR.json())) {
                news.add(notice(key, WebhookType.KEY_FAILING));
            }
        }
        return news;
    }

    private static Notice notice(ProviderKeyChanged key, WebhookType type) {
        Map<String, Object> data = new HashMap<>();
        data.put("provider_key_id", key.id());
        data.put("name", key.providerName());
        data.put("provider", key.provider().json());
        data.put("version", key.version());
        if (key.statusReason() != null) {
            data.put("reason", key.statusReason());
        }
        return new Notice(key.tenantId(), type, data);
    }

    private record Known(long version, String status) {}
}
