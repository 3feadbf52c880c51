package io.cloudfreedom.router.usage.ledger;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/// Works out what requests come to; nothing is written.
@ApplicationScoped
class Judge {
    private final FactBook factBook;

    Judge(FactBook factBook) {
        this.factBook = factBook;
    }

    /// Of requests of which nothing was said before; one that has not ended has no judgement.
    Uni<Map<UUID, Judgement>> first(SqlConnection tx, SortedMap<UUID, Evidence> evidence) {
        return factBook.about(tx, evidence.values()).map(known -> {
            Map<UUID, Judgement> judgements = new HashMap<>();
            evidence.forEach(
                    (request, said) -> Judgement.of(Settlement.none(request), said.testimonies(), known.of(said))
                            .ifPresent(judgement -> judgements.put(request, judgement)));
            return judgements;
        });
    }

    /// By all that was ever said of them.
    Uni<List<Judgement>> again(SqlConnection tx, Collection<Settlement> settlements) {
        return settlements.isEmpty()
                ? Uni.createFrom().item(List.of())
                : RecordLog.read(
                                tx,
                                settlements.stream().map(Settlement::requestId).toList())
                        .chain(evidence -> factBook.about(tx, evidence.values())
                                .map(known -> judgements(settlements, evidence, known)));
    }

    private static List<Judgement> judgements(
            Collection<Settlement> settlements, Map<UUID, Evidence> evidence, FactBook.Known known) {
        return settlements.stream()
                .flatMap(settlement -> {
                    Evidence said = evidence.getOrDefault(settlement.requestId(), Evidence.NONE);
                    return Judgement.of(settlement, said.testimonies(), known.of(said)).stream();
                })
                .toList();
    }
}
