package io.cloudfreedom.router.config.choice;

import io.cloudfreedom.router.config.audit.AuditLog;
import io.cloudfreedom.router.config.catalog.CatalogueRows;
import io.cloudfreedom.router.config.catalog.Model;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/// Reads and changes what a tenant wants; a change reaches the proxies like a change of its keys.
@ApplicationScoped
class Choices {
    private final Database database;
    private final ChoiceRows rows;
    private final CatalogueRows catalogue;
    private final ChoiceListener listener;
    private final AuditLog audit;
    private final Clock clock;

    Choices(
            Database database,
            ChoiceRows rows,
            CatalogueRows catalogue,
            ChoiceListener listener,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.catalogue = catalogue;
        this.listener = listener;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<KeyChoices> get(UUID tenantId) {
        return database.asSystem(tx -> rows.isTenant(tx, tenantId)
                .invoke(Choices::require)
                .chain(() -> rows.of(tx, Set.of(tenantId)))
                .map(found -> found.getOrDefault(tenantId, KeyChoices.BY_WEIGHT)));
    }

    Uni<Void> put(UUID tenantId, KeyChoices wanted, String actor) {
        return database.asSystem(tx -> catalogue
                .models(tx)
                .invoke(models -> requireKnown(wanted, models))
                .chain(() -> save(tx, tenantId, wanted, actor)));
    }

    private Uni<Void> save(SqlConnection tx, UUID tenantId, KeyChoices wanted, String actor) {
        return rows.save(tx, tenantId, wanted, clock.instant())
                .invoke(Choices::require)
                .chain(() -> audit.record(tx, tenantId, actor, "key_choice.saved", tenantId.toString()))
                .chain(() -> listener.choiceChanged(tx, tenantId));
    }

    private static void require(boolean tenant) {
        if (!tenant) {
            throw new NotFound("tenant");
        }
    }

    private static void requireKnown(KeyChoices wanted, List<Model> models) {
        Set<String> unknown = new TreeSet<>(wanted.byModel().keySet());
        unknown.removeAll(models.stream().map(Model::name).collect(Collectors.toSet()));
        unknown.remove(KeyChoices.DEFAULT);
        if (!unknown.isEmpty()) {
            throw InvalidField.of("choice", "no model of the catalogue: " + String.join(", ", unknown));
        }
    }
}
