package io.cloudfreedom.router.usage.ledger;

import io.cloudfreedom.router.contracts.event.PriceChanged;
import io.cloudfreedom.router.pricing.PriceBook;
import io.cloudfreedom.router.usage.price.Prices;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Looks up what has to be known beside the evidence to book requests.
@ApplicationScoped
class FactBook {
    private static final String VERSIONS = "select id, version from tenant where id = any($1)";

    private static final String TERMS = """
            select tenant_id, version, timezone, markup_percent from tenant_terms
            where (tenant_id, version) in (select * from unnest($1::uuid[], $2::bigint[]))
            """;

    private static final String OWNERS = """
            select id, tenant_id from provider_key where id = any($1)
            """;

    private final Prices prices;

    FactBook(Prices prices) {
        this.prices = prices;
    }

    Uni<Known> about(SqlConnection tx, Collection<Evidence> evidence) {
        Set<UUID> keys = new HashSet<>();
        Set<UUID> priceIds = new HashSet<>();
        evidence.stream().map(Evidence::testimonies).flatMap(List::stream).forEach(t -> {
            priceIds.addAll(t.priceIds().values());
            t.attempts().forEach(attempt -> keys.add(attempt.providerKeyId()));
            t.leases().forEach(share -> keys.add(share.account().id()));
        });
        List<Evidence.TermsId> termsIds = evidence.stream()
                .map(Evidence::termsId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return prices.byId(tx, priceIds)
                .chain(pinned -> prices.ofRoutes(tx, standIns(pinned.values()))
                        .chain(book -> owners(tx, keys)
                                .chain(owners -> terms(tx, termsIds)
                                        .map(terms -> new Known(new Facts(pinned, book, owners, Map.of()), terms)))));
    }

    /// The versions of these tenants' terms; one that nobody knows is left out.
    static Uni<Map<UUID, Long>> termsVersions(SqlConnection tx, Collection<UUID> tenants) {
        return tx.preparedQuery(VERSIONS)
                .execute(Tuple.tuple().addArrayOfUUID(tenants.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Long> versions = new HashMap<>();
                    rows.forEach(row -> versions.put(row.getUUID("id"), row.getLong("version")));
                    return versions;
                });
    }

    /// When each price came, in turns of the ledger.
    Uni<Map<UUID, Long>> turns(SqlConnection tx, PriceBook book) {
        return prices.turns(tx, book.all().stream().map(PriceChanged::priceId).toList());
    }

    private static List<PriceChanged> standIns(Collection<PriceChanged> pinned) {
        return pinned.stream().filter(price -> price.standsInBy().isPresent()).toList();
    }

    private static Uni<Map<UUID, UUID>> owners(SqlConnection tx, Set<UUID> keys) {
        return tx.preparedQuery(OWNERS)
                .execute(Tuple.tuple().addArrayOfUUID(keys.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, UUID> owners = new HashMap<>();
                    rows.forEach(row -> owners.put(row.getUUID("id"), row.getUUID("tenant_id")));
                    return owners;
                });
    }

    private static Uni<Map<Evidence.TermsId, Facts.Terms>> terms(SqlConnection tx, List<Evidence.TermsId> ids) {
        return tx.preparedQuery(TERMS)
                .execute(Tuple.tuple()
                        .addArrayOfUUID(
                                ids.stream().map(Evidence.TermsId::tenantId).toArray(UUID[]::new))
                        .addArrayOfLong(
                                ids.stream().map(Evidence.TermsId::version).toArray(Long[]::new)))
                .map(rows -> {
                    Map<Evidence.TermsId, Facts.Terms> terms = new HashMap<>();
                    rows.forEach(row -> terms.put(
                            new Evidence.TermsId(row.getUUID("tenant_id"), row.getLong("version")),
                            new Facts.Terms(
                                    ZoneId.of(row.getString("timezone")), row.getBigDecimal("markup_percent"))));
                    return terms;
                });
    }

    /// What is known of a batch of requests.
    record Known(Facts facts, Map<Evidence.TermsId, Facts.Terms> terms) {
        /// The facts for one of them, with the terms that its tenant had.
        Facts of(Evidence evidence) {
            Evidence.TermsId id = evidence.termsId();
            Facts.@Nullable Terms own = id == null ? null : terms.get(id);
            return id == null || own == null ? facts : facts.with(id.tenantId(), own);
        }
    }
}
