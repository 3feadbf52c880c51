package io.cloudfreedom.router.key.reconcile;

import io.cloudfreedom.router.key.secret.MaterialPath;
import io.cloudfreedom.router.key.secret.SecretInventory;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/// Finds secrets that keys use, or may go back to, and that are not in Vault.
@ApplicationScoped
class MissingSecrets {
    private static final int BATCH = 500;
    private static final int AT_A_TIME = 4;
    private static final UUID START = new UUID(0, 0);

    private final Database database;
    private final ReconciliationRows rows;
    private final SecretInventory inventory;
    private final KeyRepairs keys;

    MissingSecrets(Database database, ReconciliationRows rows, SecretInventory inventory, KeyRepairs keys) {
        this.database = database;
        this.rows = rows;
        this.inventory = inventory;
        this.keys = keys;
    }

    /// Puts the keys into `error`, and answers how many there were.
    Uni<Integer> find() {
        return from(START, 0);
    }

    private Uni<Integer> from(UUID after, int found) {
        return database.asSystem(tx -> rows.inUse(tx, after, BATCH))
                .chain(page -> missing(page)
                        .chain(more -> page.size() < BATCH
                                ? Uni.createFrom().item(found + more)
                                : from(page.getLast().materialId(), found + more)));
    }

    private Uni<Integer> missing(List<MaterialPath> page) {
        return Multi.createFrom()
                .iterable(page)
                .onItem()
                .transformToUni(this::isMissing)
                .merge(AT_A_TIME)
                .filter(missing -> missing)
                .collect()
                .asList()
                .map(List::size);
    }

    private Uni<Boolean> isMissing(MaterialPath path) {
        return inventory
                .isReadable(path)
                .chain(readable ->
                        readable ? Uni.createFrom().item(false) : keys.secretMissing(path.keyId(), path.materialId()));
    }
}
