package io.cloudfreedom.router.key;

import io.cloudfreedom.router.key.audit.command.AuditCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/// The service, or one of its commands: `audit …` examines the audit log and starts nothing.
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        List<String> words = List.of(arguments);
        if (!words.isEmpty() && words.getFirst().equals(AuditCommand.NAME)) {
            System.exit(AuditCommand.run(words.subList(1, words.size())));
        }
        Quarkus.run(arguments);
    }
}
