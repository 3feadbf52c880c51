package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.key.page.Page;
import io.cloudfreedom.router.key.page.PageRequest;
import io.cloudfreedom.router.key.providerkey.ProviderKeyRepository.Shown;
import io.cloudfreedom.router.key.tenant.Tenants;
import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/// Shows provider keys.
@ApplicationScoped
class ProviderKeys {
    private final Database database;
    private final ProviderKeyRepository repository;
    private final Tenants tenants;
    private final Changes changes;
    private final History history;

    ProviderKeys(
            Database database, ProviderKeyRepository repository, Tenants tenants, Changes changes, History history) {
        this.database = database;
        this.repository = repository;
        this.tenants = tenants;
        this.changes = changes;
        this.history = history;
    }

    Uni<Page<ProviderKeyView>> list(Scope scope, PageRequest page, ProviderKeyRepository.Filter filter) {
        return database.inTransaction(scope, tx -> repository.list(tx, page, filter))
                .map(rows -> Page.of(rows, page.limit(), ProviderKeyView::id));
    }

    Uni<Page<ProviderKeyView>> listOf(Scope scope, UUID tenant, PageRequest page) {
        var ofTenant = new ProviderKeyRepository.Filter(tenant, null, null, null);
        return database.inTransaction(
                        scope, tx -> tenants.find(tx, tenant).chain(() -> repository.list(tx, page, ofTenant)))
                .map(rows -> Page.of(rows, page.limit(), ProviderKeyView::id));
    }

    Uni<ProviderKeyView> get(Scope scope, UUID id) {
        return database.inTransaction(scope, tx -> changes.find(tx, id)).map(Shown::view);
    }

    /// What has happened to a key, the latest first.
    Uni<Page<History.Entry>> history(Scope scope, UUID id, PageRequest page) {
        return database.inTransaction(
                        scope, tx -> changes.find(tx, id).chain(shown -> history.of(tx, shown.key(), page)))
                .map(rows -> Page.of(rows, page.limit(), History.Entry::id));
    }
}
