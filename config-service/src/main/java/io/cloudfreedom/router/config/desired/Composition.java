package io.cloudfreedom.router.config.desired;

import io.cloudfreedom.router.config.catalog.Model;
import io.cloudfreedom.router.config.catalog.Route;
import io.cloudfreedom.router.contracts.catalog.KeyPolicy;
import io.cloudfreedom.router.contracts.catalog.KeyStatus;
import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.contracts.catalog.Status;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.contracts.event.ProviderKeyChanged;
import io.cloudfreedom.router.contracts.event.TenantChanged;
import io.cloudfreedom.router.contracts.proxy.Deployment;
import io.cloudfreedom.router.contracts.proxy.ModelInfo;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The desired state as a function of tenant, key, catalogue, choices and prices: pure, and the same for
/// every order of its inputs.
///
/// A key serves the models that it enables, the catalogue knows for its provider, and the tenant's policy
/// lets its own keys serve. Keys of the platform serve everybody. A key that is not active, has expired, or
/// whose tenant is unknown or not active serves nothing.
public final class Composition {
    private static final String SHARED = "shared";
    private static final String ALL_MODELS = "*";

    private final Parameters parameters;
    private final List<Model> catalogue;
    private final Ranking ranking;

    public Composition(Endpoints endpoints, List<Model> catalogue) {
        this(endpoints, catalogue, Ranking.BY_WEIGHT);
    }

    Composition(Endpoints endpoints, List<Model> catalogue, Ranking ranking) {
        this.parameters = new Parameters(endpoints);
        this.catalogue = List.copyOf(catalogue);
        this.ranking = ranking;
    }

    /// What one key serves, ordered by id.
    public List<Composed> of(@Nullable TenantChanged tenant, ProviderKeyChanged key, Instant now) {
        if (tenant == null || !isActive(tenant) || !isActive(key, now) || !isPinned(key)) {
            return List.of();
        }
        return catalogue.stream()
                .filter(model -> enables(key, model))
                .filter(model -> isOwnKeyWanted(tenant, key, model))
                .flatMap(model -> compose(key, model, now).stream())
                .sorted(Comparator.comparing(Composed::id))
                .toList();
    }

    private static boolean isActive(TenantChanged tenant) {
        return tenant.status() == Status.ACTIVE && tenant.change() != Change.DELETED;
    }

    private static boolean isActive(ProviderKeyChanged key, Instant now) {
        Instant expiry = key.expiresAt();
        return key.status() == KeyStatus.ACTIVE
                && key.change() != Change.DELETED
                && (expiry == null || now.isBefore(expiry));
    }

    /// A path that is not this key's own would hand one tenant's secret to another.
    private static boolean isPinned(ProviderKeyChanged key) {
        return key.material()
                .path()
                .equals(key.tenantId() + "/" + key.id() + "/" + key.material().id());
    }

    private static boolean enables(ProviderKeyChanged key, Model model) {
        return key.modelsEnabled().contains(ALL_MODELS) || key.modelsEnabled().contains(model.name());
    }

    private static boolean isOwnKeyWanted(TenantChanged tenant, ProviderKeyChanged key, Model model) {
        return isShared(key) || KeyPolicies.of(tenant, key.provider(), model.name()) != KeyPolicy.SHARED_ONLY;
    }

    private Optional<Composed> compose(ProviderKeyChanged key, Model model, Instant now) {
        Optional<Route> route = model.route(key.provider());
        return route.flatMap(r -> parameters.of(key, model, r)).map(addressed -> {
            String tenant = isShared(key) ? SHARED : key.tenantId().toString();
            String group = (isShared(key) ? SHARED : "t:" + tenant) + ":" + model.name();
            ModelInfo info = new ModelInfo(
                    key.id() + ":" + model.name(),
                    tenant,
                    key.id(),
                    key.version(),
                    key.material().id(),
                    addressed.baseModel(),
                    ranking.choice(key, model.name()),
                    ranking.rank(key, model.name(), now));
            return new Composed(
                    new Deployment(group, addressed.params(), info),
                    key.tenantId(),
                    key.material().path());
        });
    }

    private static boolean isShared(ProviderKeyChanged key) {
        return Objects.equals(key.tenantId(), PlatformTenant.ID);
    }

    /// What several keys serve, ordered by id.
    public List<Composed> ofAll(Map<UUID, TenantChanged> tenants, List<ProviderKeyChanged> keys, Instant now) {
        return keys.stream()
                .flatMap(key -> of(tenants.get(key.tenantId()), key, now).stream())
                .sorted(Comparator.comparing(Composed::id))
                .toList();
    }
}
