package io.cloudfreedom.router.usage.webhook;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// Takes notices in, in the transaction of what they tell of.
@ApplicationScoped
public class Notices {
    private final Deliveries deliveries;

    Notices(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    public Uni<Void> tell(SqlConnection tx, List<Notice> notices) {
        return deliveries.enqueue(tx, notices);
    }
}
