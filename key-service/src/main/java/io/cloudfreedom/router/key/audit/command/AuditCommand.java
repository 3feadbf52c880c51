package io.cloudfreedom.router.key.audit.command;

import io.cloudfreedom.router.contracts.ContractJson;
import io.cloudfreedom.router.key.audit.checkpoint.AuditKeys;
import io.cloudfreedom.router.key.audit.checkpoint.CheckpointConfig;
import io.cloudfreedom.router.key.audit.checkpoint.CheckpointFile;
import io.cloudfreedom.router.key.audit.checkpoint.SignedCheckpoint;
import io.cloudfreedom.router.key.audit.checkpoint.VerifierKey;
import io.cloudfreedom.router.key.secret.AuditPublicKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/// `audit verify | fsck | prove`, in the jar of the service, run beside it or without it.
///
/// Exit codes: 0 nothing is wrong, 1 something is, 2 the question cannot be answered.
public final class AuditCommand {
    public static final String NAME = "audit";

    private static final int FINE = 0;
    private static final int WRONG = 1;
    private static final int UNANSWERED = 2;

    private static final String USAGE = """
            usage: java -jar quarkus-run.jar audit <command>
              verify [--key KEY]… [--checkpoints FILE]
                                compute the log anew and compare it with every signed checkpoint
              fsck              compare the tables of the log with each other; needs no key
              prove SEQ [--size SIZE]
                                print the proof that an entry is in the log of a checkpoint
            KEY is name+id+key, or a file that holds one a line; without it, the keys come from Vault.
            FILE holds checkpoints that were kept elsewhere; router.audit.checkpoint-file by default.""";

    private final CommandConfig config;
    private final Console console;

    private AuditCommand(CommandConfig config, Console console) {
        this.config = config;
        this.console = console;
    }

    /// @return the exit code
    public static int run(List<String> arguments) {
        Console console = Console.ofProcess();
        try {
            return new AuditCommand(CommandConfig.load(), console).run(new Arguments(arguments));
        } catch (IllegalArgumentException e) {
            console.complain(e.getMessage() + "\n" + USAGE);
        } catch (SQLException | UncheckedIOException | IllegalStateException e) {
            console.complain("cannot tell: " + e.getMessage());
        }
        return UNANSWERED;
    }

    private int run(Arguments arguments) throws SQLException {
        return switch (arguments.command()) {
            case "verify" -> examine(trust(arguments));
            case "fsck" -> examine(Trust.NONE);
            case "prove" -> prove(arguments);
            default -> throw new IllegalArgumentException("no such command");
        };
    }

    private int examine(Trust trust) throws SQLException {
        try (Connection db = connect()) {
            Examination.Report report = Examination.of(db, trust);
            report.findings().forEach(finding -> console.complain(finding.toString()));
            console.say(report.entries() + " entries, " + trust.witnesses().size() + " checkpoints from elsewhere, "
                    + report.findings().size() + " findings");
            return report.findings().isEmpty() ? FINE : WRONG;
        }
    }

    private int prove(Arguments arguments) throws SQLException {
        try (Connection db = connect()) {
            console.say(ContractJson.write(StoredProof.of(db, arguments.seq(), arguments.size())));
            return FINE;
        }
    }

    /// One state of the database throughout, and nothing that could change it.
    private Connection connect() throws SQLException {
        Connection db = DriverManager.getConnection(
                "jdbc:" + config.required("router.db.url"), "key_system", config.required("router.db.system-password"));
        db.setAutoCommit(false);
        db.setReadOnly(true);
        db.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return db;
    }

    private Trust trust(Arguments arguments) {
        List<SignedCheckpoint> witnesses = arguments
                .option("--checkpoints")
                .or(() -> config.value("router.audit.checkpoint-file"))
                .map(file -> new CheckpointFile(Path.of(file)).read())
                .orElse(List.of());
        List<VerifierKey> named = arguments.options("--key").stream()
                .flatMap(key -> keys(key).stream())
                .toList();
        return new Trust(named.isEmpty() ? keysFromVault() : named, witnesses);
    }

    private static List<VerifierKey> keys(String key) {
        try {
            return Files.exists(Path.of(key))
                    ? Files.readString(Path.of(key))
                            .lines()
                            .filter(line -> !line.isBlank())
                            .map(VerifierKey::parse)
                            .toList()
                    : List.of(VerifierKey.parse(key));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + key, e);
        }
    }

    private List<VerifierKey> keysFromVault() {
        String role = "quarkus.vault.authentication.app-role.";
        return List.copyOf(AuditKeys.named(
                        config.value("router.audit.origin").orElse(CheckpointConfig.ORIGIN),
                        AuditPublicKeys.read(
                                config.required("quarkus.vault.url"),
                                config.required(role + "role-id"),
                                config.required(role + "secret-id")))
                .values());
    }
}
