package io.cloudfreedom.router.config.cooldown;

import io.cloudfreedom.router.kit.identity.Scope;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what is left out now, within what a caller may see.
@ApplicationScoped
class Cooldowns {
    private final Database database;
    private final CooldownRows rows;
    private final Clock clock;

    Cooldowns(Database database, CooldownRows rows, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
    }

    Uni<List<KeyCooldown>> list(Scope scope, @Nullable UUID keyId) {
        return database.inTransaction(scope, tx -> rows.active(tx, keyId, clock.instant()));
    }
}
