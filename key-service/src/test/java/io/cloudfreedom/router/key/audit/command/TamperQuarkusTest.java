package io.cloudfreedom.router.key.audit.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudfreedom.router.key.Api;
import io.cloudfreedom.router.key.DoublesResource;
import io.cloudfreedom.router.key.audit.checkpoint.CheckpointFile;
import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.checkpoint.VerifierKey;
import io.cloudfreedom.router.testkit.RouterResource;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.PostgresServer;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Somebody who may do everything in the database changes the log, in every way there is, and is found each time.
///
/// It works on a copy of a log that the service wrote and signed, without any constraint that could refuse a change.
@SuppressWarnings("NullAway.Init") // Quarkus and the test resources fill the fields.
@QuarkusTest
@WithTestResource(
        value = RouterResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "key"),
            @ResourceArg(name = "parts", value = "postgres,kafka,vault")
        })
@WithTestResource(DoublesResource.class)
class TamperQuarkusTest {
    private static final int ENTRIES = 60;
    private static final int TIMES = 1_000 * Integer.getInteger("router.test.effort", 1);
    private static final long SEED = Long.getLong("router.test.seed", 20261124);
    private static final Duration SOON = Duration.ofSeconds(60);

    @ConfigProperty(name = "router.audit.checkpoint-file")
    Path checkpointFile;

    Issuer issuer;
    PostgresServer postgres;

    @Test
    void everyChangeOfTheLogIsFound() throws Exception {
        Trust trust = signedLog();
        long size = trust.witnesses().getLast().checkpoint().size();
        Random random = new Random(SEED);
        try (Connection db = postgres.admin("key_service");
                Statement sql = db.createStatement()) {
            db.setAutoCommit(false);
            sql.execute(copyOfTheFirst(size));
            db.commit();
            assertThat(Examination.of(db, trust).findings()).isEmpty();
            assertThat(Examination.of(db, Trust.NONE).findings()).isEmpty();

            for (int time = 0; time < TIMES; time++) {
                String how = new Tampering(db, random, size).once();
                assertThat(Examination.of(db, trust).findings())
                        .as("%s, change %d of seed %d", how, time, SEED)
                        .isNotEmpty();
                db.rollback();
            }
            assertThat(Examination.of(db, trust).findings()).isEmpty();
            sql.execute("drop schema tampered cascade");
            db.commit();
        }
    }

    private static String copyOfTheFirst(long entries) {
        return """
                create schema tampered;
                set search_path to tampered;
                create table audit_leaf as select * from public.audit_leaf where seq < %1$d;
                create table audit_event as
                    select e.* from public.audit_event e join audit_leaf l on l.event_id = e.id;
                create table audit_node as
                    select * from public.audit_node where (index + 1) << level <= %1$d;
                create table audit_checkpoint as select * from public.audit_checkpoint where size <= %1$d;
                create table audit_queue as select * from public.audit_queue where false;
                """.formatted(entries);
    }

    /// What an auditor holds of a log of some length: its keys, and its checkpoints up to that length.
    private Trust signedLog() throws SQLException {
        Api admin = new Api(issuer.superAdmin());
        for (int i = 0; i < ENTRIES / 4; i++) {
            String path = "/api/tenants/" + admin.tenant();
            for (int version = 1; version <= 3; version++) {
                admin.patch(path, version, Map.of("name", "Name " + i + "-" + version))
                        .then()
                        .statusCode(200);
            }
        }
        List<VerifierKey> keys = admin.get("/api/audit/keys").jsonPath().getList("items", String.class).stream()
                .map(VerifierKey::parse)
                .toList();
        List<SignedCheckpoint> witnesses = Awaitility.await()
                .atMost(SOON)
                .until(() -> upToFirstCovering(new CheckpointFile(checkpointFile).read()), found -> !found.isEmpty());
        return new Trust(keys, witnesses);
    }

    private static List<SignedCheckpoint> upToFirstCovering(List<SignedCheckpoint> all) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).checkpoint().size() >= ENTRIES) {
                return all.subList(0, i + 1);
            }
        }
        return List.of();
    }
}
