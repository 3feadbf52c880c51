package io.cloudfreedom.router.config.catalog;

import io.cloudfreedom.router.config.audit.AuditLog;
import io.cloudfreedom.router.config.catalog.CatalogueRows.Entry;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.kit.outbox.Outbox;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Loads the seed at start, takes edits, and publishes every change.
@ApplicationScoped
class Catalogue {
    private static final Logger LOG = Logger.getLogger(Catalogue.class);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(10);

    /// One writer at a time, so that two starting replicas seed once.
    private static final String ONE_WRITER = "lock table model in share row exclusive mode";

    private final Database database;
    private final CatalogueRows rows;
    private final CatalogueListener listener;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    Catalogue(
            Database database,
            CatalogueRows rows,
            CatalogueListener listener,
            Outbox outbox,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.listener = listener;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        seed(CatalogueSeed.read())
                .onFailure()
                .invoke(t -> LOG.warnf("the catalogue could not be loaded, will try again cause=%s", t.toString()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_BACKOFF, MAX_BACKOFF)
                .indefinitely()
                .subscribe()
                .with(changed -> LOG.infof("catalogue loaded changed=%d", changed));
    }

    Uni<List<Model>> list() {
        return database.asSystem(rows::models);
    }

    Uni<Model> get(String name) {
        return database.asSystem(rows::entries)
                .map(entries -> entries.get(name))
                .onItem()
                .transform(entry -> {
                    if (entry == null || entry.removed()) {
                        throw new NotFound("model");
                    }
                    return entry.model();
                });
    }

    Uni<Model> put(Model model, String actor) {
        return change(tx -> audit.record(tx, actor, "model.saved", model.name())
                        .chain(() -> rows.entries(tx))
                        .map(entries -> edited(entries.get(model.name()), model)))
                .replaceWith(model);
    }

    Uni<Void> remove(String name, String actor) {
        return change(tx -> audit.record(tx, actor, "model.removed", name)
                        .chain(() -> rows.entries(tx))
                        .map(entries -> {
                            Entry entry = entries.get(name);
                            if (entry == null || entry.removed()) {
                                throw new NotFound("model");
                            }
                            return List.of(new Entry(entry.model(), entry.version() + 1, false, true));
                        }))
                .replaceWithVoid();
    }

    /// Brings the table to the seed; what a person edited or removed stays as it is.
    Uni<Integer> seed(List<Model> models) {
        return change(tx -> rows.entries(tx)
                .map(entries -> models.stream()
                        .filter(model -> isOutdated(entries.get(model.name()), model))
                        .map(model -> next(entries, model, true))
                        .toList()));
    }

    private static boolean isOutdated(@Nullable Entry entry, Model model) {
        return entry == null || (entry.seeded() && !entry.model().equals(model));
    }

    private static List<Entry> edited(@Nullable Entry entry, Model model) {
        if (entry != null && !entry.removed() && entry.model().equals(model)) {
            return List.of();
        }
        return List.of(new Entry(model, entry == null ? 1 : entry.version() + 1, false, false));
    }

    private static Entry next(Map<String, Entry> entries, Model model, boolean seeded) {
        Entry before = entries.get(model.name());
        return new Entry(model, before == null ? 1 : before.version() + 1, seeded, false);
    }

    private Uni<Integer> change(Function<SqlConnection, Uni<List<Entry>>> decide) {
        return database.asSystem(tx -> tx.query(ONE_WRITER)
                .execute()
                .chain(() -> decide.apply(tx))
                .chain(changed -> changed.isEmpty()
                        ? Uni.createFrom().item(0)
                        : save(tx, changed)
                                .chain(() -> listener.catalogueChanged(tx))
                                .replaceWith(changed.size())));
    }

    private Uni<Void> save(SqlConnection tx, List<Entry> changed) {
        Instant now = clock.instant();
        return Multi.createFrom()
                .iterable(changed)
                .onItem()
                .transformToUniAndConcatenate(entry -> rows.save(tx, entry, now)
                        .chain(() -> outbox.append(tx, entry.model().changed(entry.version(), changeOf(entry), now))))
                .onItem()
                .ignoreAsUni();
    }

    private static Change changeOf(Entry entry) {
        if (entry.removed()) {
            return Change.DELETED;
        }
        return entry.version() == 1 ? Change.CREATED : Change.UPDATED;
    }
}
