package io.cloudfreedom.router.local;

import io.cloudfreedom.router.local.api.ClientCredentials;
import io.cloudfreedom.router.local.api.PersonLogin;
import io.cloudfreedom.router.local.api.Totp;
import io.cloudfreedom.router.local.part.KeycloakPart;
import io.cloudfreedom.router.local.process.Memory;
import io.cloudfreedom.router.local.process.ProcessRegister;
import io.cloudfreedom.router.local.state.GeneratedSecrets;
import io.cloudfreedom.router.local.state.StateFolder;
import io.cloudfreedom.router.local.status.FactsPage;
import io.cloudfreedom.router.local.status.StackStatus;
import io.cloudfreedom.router.local.status.StackStatus.PartStatus;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The commands of `./router` that need more than a shell.
public final class Main {

    private static final Duration STOP = Duration.ofMinutes(3);

    private final Console console;
    private final Path sources;
    private final StateFolder state;
    private final ProcessRegister register;

    private Main(Console console, Path sources) {
        this.console = console;
        this.sources = sources;
        this.state = StateFolder.open(sources.resolve(System.getProperty("router.state", ".router")));
        this.register = new ProcessRegister(state.run());
    }

    public static void main(String[] args) {
        int code;
        try (Console console = Console.ofProcess()) {
            code = run(console, List.of(args));
        }
        System.exit(code);
    }

    private static int run(Console console, List<String> args) {
        try {
            Main main = new Main(
                    console, Path.of(System.getProperty("router.home", "")).toAbsolutePath());
            String command = args.isEmpty() ? "" : args.getFirst();
            List<String> rest = args.isEmpty() ? List.of() : args.subList(1, args.size());
            return switch (command) {
                case "up" -> main.up(rest);
                case "down" -> main.down();
                case "status" -> main.status(rest);
                case "token" -> main.token(rest);
                case "totp" -> main.totp(rest);
                case "demo" -> main.demo();
                default -> throw new StackException("unknown command: " + command);
            };
        } catch (StackException e) {
            console.line(String.valueOf(e.getMessage()));
            return 1;
        }
    }

    private int up(List<String> arguments) {
        if (supervisor().isPresent()) {
            throw new StackException("it runs already: ./router status shows it, ./router down stops it");
        }
        LocalStack stack = LocalStack.begin(options(arguments), console);
        register.add("supervisor", ProcessHandle.current());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stop(stack);
            stopped.countDown();
        }));
        stack.bringUp();
        StackStatus status = stack.status();
        console.line("");
        console.line("CloudFreedom AI Router is up after %s: %d processes, %s."
                .formatted(
                        Console.seconds(console.elapsed()),
                        1 + status.parts().size(),
                        FactsPage.mebibytes(status.memoryKib()
                                + Memory.ownKib(ProcessHandle.current().pid()))));
        console.line(FactsPage.of(status));
        await(stopped);
        return 0;
    }

    private void stop(LocalStack stack) {
        stack.close();
        register.remove("supervisor");
        delete(state.statusFile());
    }

    private static void await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StackOptions options(List<String> arguments) {
        int proxies = 1;
        boolean remembers = true;
        Optional<Path> providerEnv = Optional.empty();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--proxies" -> proxies = number(value(rest));
                case "--provider-env" ->
                    providerEnv = Optional.of(Path.of(value(rest)).toAbsolutePath());
                case "--no-aot" -> remembers = false;
                default -> throw new StackException("up does not know " + argument);
            }
        }
        Path python = state.venv().resolve("bin/python");
        return new StackOptions(sources, state.root(), python, proxies, true, remembers, providerEnv, System.getenv());
    }

    private static String value(Iterator<String> rest) {
        return rest.hasNext() ? rest.next() : "";
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new StackException("--proxies is a number from 1 to 32", e);
        }
    }

    private int down() {
        Optional<ProcessHandle> supervisor = supervisor();
        supervisor.ifPresent(handle -> {
            console.begin("stop");
            ProcessRegister.end(handle, STOP);
            console.done("stop", "");
        });
        List<String> leftovers = register.endLeftovers(Duration.ofSeconds(10));
        delete(state.statusFile());
        if (supervisor.isEmpty() && leftovers.isEmpty()) {
            console.line("Nothing was running.");
        } else {
            console.line("Stopped.");
        }
        return 0;
    }

    private int status(List<String> arguments) {
        Optional<StackStatus> status =
                supervisor().isPresent() ? StackStatus.read(state.statusFile()) : Optional.empty();
        boolean json = arguments.contains("--json");
        if (status.isEmpty()) {
            console.line(json ? "{\"state\": \"stopped\"}" : "Stopped. ./router up starts it.");
            return 3;
        }
        StackStatus now = status.get().withParts(measured(status.get().parts()));
        if (json) {
            console.line(now.json());
        } else {
            console.line(FactsPage.table(now));
            console.line(now.state().equals("ready") ? FactsPage.of(now) : "  It is still starting.");
        }
        return 0;
    }

    /// Process ids as the register knows them now: a part may have been started again since the file was written.
    private List<PartStatus> measured(List<PartStatus> parts) {
        return parts.stream()
                .map(part -> {
                    long pid =
                            register.find(part.name()).map(ProcessHandle::pid).orElse(0L);
                    return new PartStatus(
                            part.name(), part.port(), pid, pid == 0 ? 0 : Memory.residentKib(pid), part.log());
                })
                .toList();
    }

    private int token(List<String> arguments) {
        StackStatus status = running();
        URI issuer = URI.create(status.urls().getOrDefault("issuer", ""));
        if (arguments.isEmpty()) {
            console.line(new ClientCredentials(
                            issuer, status.client().id(), status.client().secret())
                    .token());
            return 0;
        }
        String user = arguments.getFirst();
        GeneratedSecrets secrets = new GeneratedSecrets(state.secrets());
        StackStatus.Login login = login(status, user);
        PersonLogin flow = new PersonLogin(
                issuer,
                secrets.of(KeycloakPart.NAME, "client.gateway"),
                URI.create(status.urls().getOrDefault("portal", "")));
        console.line(flow.token(user, login.password(), secondFactor(login)));
        return 0;
    }

    private int totp(List<String> arguments) {
        if (arguments.isEmpty()) {
            throw new StackException("usage: ./router totp USER");
        }
        Totp totp = secondFactor(login(running(), arguments.getFirst()))
                .orElseThrow(() -> new StackException(arguments.getFirst() + " logs in without a code"));
        console.line(totp.code(Instant.now()));
        return 0;
    }

    private Optional<Totp> secondFactor(StackStatus.Login login) {
        return login.totpSecret().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Totp(new GeneratedSecrets(state.secrets()).of(KeycloakPart.NAME, "totp." + login.user())));
    }

    private static StackStatus.Login login(StackStatus status, String user) {
        return status.logins().stream()
                .filter(login -> login.user().equals(user))
                .findFirst()
                .orElseThrow(() -> new StackException("no sample user " + user + "; there are "
                        + String.join(
                                ", ",
                                status.logins().stream()
                                        .map(StackStatus.Login::user)
                                        .toList())));
    }

    private int demo() {
        return new Demo(console, running()).run() ? 0 : 1;
    }

    private StackStatus running() {
        StackStatus status = supervisor()
                .flatMap(handle -> StackStatus.read(state.statusFile()))
                .orElseThrow(() -> new StackException("it does not run: ./router up starts it"));
        if (!status.state().equals("ready")) {
            throw new StackException("it is still starting: ./router status shows how far it is");
        }
        return status;
    }

    private Optional<ProcessHandle> supervisor() {
        return register.find("supervisor");
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException("cannot delete " + file, e);
        }
    }
}
