package io.cloudfreedom.router.config.proxy;

import io.cloudfreedom.router.config.audit.AuditLog;
import io.cloudfreedom.router.config.desired.Audience;
import io.cloudfreedom.router.config.desired.Revisions;
import io.cloudfreedom.router.config.secret.AgentSecretStore;
import io.cloudfreedom.router.config.secret.AgentSecrets;
import io.cloudfreedom.router.config.secret.CachedAgentSecrets;
import io.cloudfreedom.router.config.signal.Signals;
import io.cloudfreedom.router.config.signal.Signals.Signal;
import io.cloudfreedom.router.contracts.event.Change;
import io.cloudfreedom.router.kit.problem.InvalidField;
import io.cloudfreedom.router.kit.problem.NotFound;
import io.cloudfreedom.router.kit.tenancy.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/// Registers LiteLLM instances and forgets them.
@ApplicationScoped
class Proxies {
    /// The id becomes part of a path in Vault.
    private static final Pattern ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final Database database;
    private final ProxyRows rows;
    private final Revisions revisions;
    private final Announcements announcements;
    private final AgentSecretStore secrets;
    private final CachedAgentSecrets cache;
    private final Signals signals;
    private final AuditLog audit;
    private final Clock clock;

    Proxies(
            Database database,
            ProxyRows rows,
            Revisions revisions,
            Announcements announcements,
            AgentSecretStore secrets,
            CachedAgentSecrets cache,
            Signals signals,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.rows = rows;
        this.revisions = revisions;
        this.announcements = announcements;
        this.secrets = secrets;
        this.cache = cache;
        this.signals = signals;
        this.audit = audit;
        this.clock = clock;
    }

    /// Idempotent: what is registered so already stays as it is.
    Uni<ProxyView> register(String id, Registration wanted, String actor) {
        requireValid(id, wanted);
        return secrets.createIfAbsent(id)
                .chain(known -> database.asSystem(
                        tx -> revisions.next(tx).chain(revision -> register(tx, id, wanted, known, revision, actor))));
    }

    private Uni<ProxyView> register(
            SqlConnection tx, String id, Registration wanted, AgentSecrets known, long revision, String actor) {
        return rows.lockEvenDeleted(tx, id)
                .chain(before ->
                        before.filter(proxy -> isSo(proxy, wanted, known)).isPresent()
                                ? Uni.createFrom().item(before.orElseThrow())
                                : rows.register(
                                                tx,
                                                id,
                                                wanted.baseUrl(),
                                                wanted.tenants(),
                                                known.bearerHashes(),
                                                revision,
                                                clock.instant())
                                        .call(proxy -> announcements.announce(tx, changeFrom(before), proxy))
                                        .call(() -> audit.record(tx, actor, "proxy.registered", id))
                                        .call(() -> signals.send(tx, Signal.GENERATION)))
                .chain(proxy -> view(tx, proxy));
    }

    private static boolean isSo(Proxy proxy, Registration wanted, AgentSecrets known) {
        return !proxy.deleted()
                && proxy.baseUrl().equals(wanted.baseUrl())
                && proxy.tenants().equals(wanted.tenants())
                && proxy.bearerSha256().equals(known.bearerHashes());
    }

    private static Change changeFrom(Optional<Proxy> before) {
        return before.isEmpty() || before.get().deleted() ? Change.CREATED : Change.UPDATED;
    }

    Uni<List<ProxyView>> list() {
        return database.asSystem(tx -> rows.all(tx)
                .chain(proxies -> Multi.createFrom()
                        .iterable(proxies)
                        .onItem()
                        .transformToUniAndConcatenate(proxy -> view(tx, proxy))
                        .collect()
                        .asList()));
    }

    Uni<ProxyView> get(String id) {
        return database.asSystem(tx -> rows.find(tx, id)
                .map(found -> found.orElseThrow(() -> new NotFound("proxy")))
                .chain(proxy -> view(tx, proxy)));
    }

    Uni<Void> remove(String id, String actor) {
        return database.asSystem(tx -> rows.remove(tx, id, clock.instant())
                        .map(found -> found.orElseThrow(() -> new NotFound("proxy")))
                        .chain(proxy -> announcements.announce(tx, Change.DELETED, proxy))
                        .chain(() -> audit.record(tx, actor, "proxy.removed", id))
                        .chain(() -> signals.send(tx, Signal.GENERATION)))
                .invoke(() -> cache.forget(id));
    }

    /// New bearer and webhook secret in Vault, where the agent finds them; those of before stay valid until
    /// the next time.
    Uni<ProxyView> rotateSecrets(String id, String actor) {
        return get(id).chain(() -> secrets.rotate(id))
                .invoke(() -> cache.doubt(id))
                .chain(fresh -> database.asSystem(tx -> rows.setBearers(tx, id, fresh.bearerHashes(), clock.instant())
                        .map(found -> found.orElseThrow(() -> new NotFound("proxy")))
                        .call(proxy -> announcements.announce(tx, Change.UPDATED, proxy))
                        .call(() -> audit.record(tx, actor, "proxy.secrets_rotated", id))
                        .chain(proxy -> view(tx, proxy))));
    }

    private Uni<ProxyView> view(SqlConnection tx, Proxy proxy) {
        return announcements
                .standing(tx, proxy)
                .map(standing -> ProxyView.of(proxy, standing.behind(), standing.load()));
    }

    private static void requireValid(String id, Registration wanted) {
        if (!ID.matcher(id).matches()) {
            throw InvalidField.of("id", "must be lower-case letters, digits and hyphens, at most 63");
        }
        URI url = wanted.baseUrl();
        if (url.getScheme() == null
                || !SCHEMES.contains(url.getScheme())
                || url.getHost() == null
                || url.getUserInfo() != null
                || url.getQuery() != null
                || url.getFragment() != null
                || url.getPath().endsWith("/")) {
            throw InvalidField.of(
                    "base_url", "must be an http or https URL without credentials, query and final slash");
        }
        List<String> tenants = wanted.tenants();
        boolean everybody = tenants.equals(List.of(Audience.EVERYBODY));
        if (!everybody && !tenants.stream().allMatch(Proxies::isUuid)) {
            throw InvalidField.of("tenants", "must be tenant ids, or \"*\" alone");
        }
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
