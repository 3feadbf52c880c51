package io.cloudfreedom.router.key.catalog;

import io.cloudfreedom.router.kit.problem.InvalidField;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Which model names exist. Until config-service has told of any model, every name is taken as it comes.
@ApplicationScoped
public class ModelCatalog {
    /// Stands for every model, later ones too.
    public static final String ALL = "*";

    private static final String KNOWN = "select name, name = any($1) as asked from model where not deleted";

    /// Checks names of models.
    ///
    /// @param field the field that they stand in, for the error
    public Uni<Void> requireKnown(SqlConnection tx, String field, List<String> names) {
        Set<String> unknown = new HashSet<>(names);
        unknown.remove(ALL);
        if (unknown.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.preparedQuery(KNOWN)
                .execute(Tuple.of(names.toArray(String[]::new)))
                .invoke(rows -> {
                    rows.forEach(row -> unknown.remove(row.getString("name")));
                    if (rows.size() > 0 && !unknown.isEmpty()) {
                        throw InvalidField.of(
                                field,
                                "unknown models: "
                                        + String.join(
                                                ", ", unknown.stream().sorted().toList()));
                    }
                })
                .replaceWithVoid();
    }
}
