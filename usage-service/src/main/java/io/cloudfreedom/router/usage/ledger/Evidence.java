package io.cloudfreedom.router.usage.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that was said of one request so far.
///
/// @param terms the version of the tenant's terms when a witness first named the tenant; null when it was not known
record Evidence(List<Testimony> testimonies, @Nullable Long terms) {
    static final Evidence NONE = new Evidence(List.of(), null);

    Evidence {
        testimonies = List.copyOf(testimonies);
    }

    /// What is said of requests of which nothing was said before.
    ///
    /// @param terms the versions of the tenants' terms
    static SortedMap<UUID, Evidence> first(Collection<Statement> statements, Map<UUID, Long> terms) {
        SortedMap<UUID, List<Kept>> byRequest = new TreeMap<>();
        for (Statement statement : statements) {
            byRequest
                    .computeIfAbsent(statement.requestId(), id -> new ArrayList<>(1))
                    .add(new Kept(statement, 0, statement.termsVersion(terms)));
        }
        SortedMap<UUID, Evidence> evidence = new TreeMap<>();
        byRequest.forEach((request, kept) -> evidence.put(request, of(kept)));
        return evidence;
    }

    static Evidence of(Collection<Kept> records) {
        return new Evidence(
                Testimony.of(records.stream().map(Kept::statement).toList()),
                records.stream()
                        .filter(kept -> kept.termsVersion() != null)
                        .min(Comparator.comparingLong(Kept::turn))
                        .map(Kept::termsVersion)
                        .orElse(null));
    }

    /// What has to be looked up; null when nothing can be booked yet, or nobody knew the tenant.
    @Nullable
    TermsId termsId() {
        return terms == null || testimonies.isEmpty()
                ? null
                : new TermsId(testimonies.getFirst().tenantId(), terms);
    }

    /// A record as it is kept.
    record Kept(Statement statement, long turn, @Nullable Long termsVersion) {
        Kept {
            Objects.requireNonNull(statement, "statement is null");
        }
    }

    /// One version of a tenant's terms.
    record TermsId(UUID tenantId, long version) {
        TermsId {
            Objects.requireNonNull(tenantId, "tenantId is null");
        }
    }
}
