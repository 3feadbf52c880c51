package io.cloudfreedom.router.key.reconcile;

import io.cloudfreedom.router.key.audit.AuditEntry;
import io.cloudfreedom.router.key.audit.AuditLog;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.key.secret.MaterialPath;
import io.cloudfreedom.router.key.secret.SecretInventory;
import io.cloudfreedom.router.key.secret.SecretInventory.State;
import io.cloudfreedom.router.key.secret.SecretInventory.Stored;
import io.cloudfreedom.router.key.secret.SecretStore;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds secrets in Vault that nothing in the database refers to. A secret's row is always written before the
/// secret, so there is none for good reason.
@ApplicationScoped
class Orphans {
    private static final int BATCH = 500;
    /// As many as crashes explain.
    private static final int ALWAYS_FEW = 3;
    private static final int ONE_PER_MILLE = 1000;
    private static final String DESTROYED = "DESTROYED";

    private final Database database;
    private final ReconciliationRows rows;
    private final SecretInventory inventory;
    private final SecretStore secrets;
    private final AuditLog audit;
    private final ReconcilerConfig config;
    private final Clock clock;

    Orphans(
            Database database,
            ReconciliationRows rows,
            SecretInventory inventory,
            SecretStore secrets,
            AuditLog audit,
            ReconcilerConfig config,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.inventory = inventory;
        this.secrets = secrets;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /// What was found and done.
    record Swept(int secrets, int orphans, int hidden, int destroyed, boolean tooMany) {}

    Uni<Swept> sweep() {
        Instant overdue = clock.instant().minus(config.orphanGrace());
        return inventory
                .all()
                .filter(stored -> stored.state() != State.DESTROYED)
                .group()
                .intoLists()
                .of(BATCH)
                .onItem()
                .transformToUniAndConcatenate(batch -> sorted(batch, overdue))
                .collect()
                .in(Pile::new, Pile::add)
                .chain(this::clear);
    }

    private Uni<Pile> sorted(List<Stored> batch, Instant overdue) {
        List<UUID> ids =
                batch.stream().map(stored -> stored.path().materialId()).toList();
        return database.asSystem(tx -> rows.states(tx, ids)).map(known -> {
            var pile = new Pile();
            batch.forEach(stored -> pile.sort(stored, known.get(stored.path().materialId()), overdue));
            return pile;
        });
    }

    private Uni<Swept> clear(Pile pile) {
        boolean tooMany = pile.orphans.size() > Math.max(ALWAYS_FEW, pile.readable / ONE_PER_MILLE);
        List<MaterialPath> hide = tooMany ? List.of() : pile.orphans;
        List<MaterialPath> destroy = tooMany ? List.of() : pile.overdue;
        return each(hide, path -> inventory.hide(path).chain(() -> tell(path, "secret.orphan_hidden")))
                .chain(() ->
                        each(destroy, path -> secrets.destroy(path).chain(() -> tell(path, "secret.orphan_destroyed"))))
                .chain(() -> each(pile.leftOver, secrets::destroy))
                .replaceWith(new Swept(
                        pile.readable,
                        pile.orphans.size(),
                        hide.size(),
                        destroy.size() + pile.leftOver.size(),
                        tooMany));
    }

    private Uni<Void> tell(MaterialPath path, String action) {
        return database.asSystem(tx -> audit.append(
                tx,
                AuditEntry.done(
                        path.tenantId(),
                        Origin.SERVICE,
                        action,
                        path.keyId(),
                        Map.of("material", path.materialId().toString()))));
    }

    private static Uni<Void> each(List<MaterialPath> paths, Function<MaterialPath, Uni<Void>> work) {
        return Multi.createFrom()
                .iterable(paths)
                .onItem()
                .transformToUniAndConcatenate(work::apply)
                .onItem()
                .ignoreAsUni();
    }

    /// Paths by what is to be done with them.
    private static final class Pile {
        private final List<MaterialPath> orphans = new ArrayList<>();
        private final List<MaterialPath> overdue = new ArrayList<>();
        private final List<MaterialPath> leftOver = new ArrayList<>();
        private int readable;

        void sort(Stored stored, @Nullable String knownState, Instant overdueSince) {
            boolean isReadable = stored.state() == State.READABLE;
            if (isReadable) {
                readable++;
            }
            if (DESTROYED.equals(knownState)) {
                leftOver.add(stored.path());
            } else if (knownState == null && isReadable) {
                orphans.add(stored.path());
            } else if (knownState == null
                    && stored.hiddenAt() != null
                    && stored.hiddenAt().isBefore(overdueSince)) {
                overdue.add(stored.path());
            }
        }

        void add(Pile other) {
            orphans.addAll(other.orphans);
            overdue.addAll(other.overdue);
            leftOver.addAll(other.leftOver);
            readable += other.readable;
        }
    }
}
