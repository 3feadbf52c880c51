package io.cloudfreedom.router.system.stack;

import io.cloudfreedom.router.local.Console;
import io.cloudfreedom.router.local.LocalStack;
import io.cloudfreedom.router.local.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives a test the [Router] as a parameter. The stack is started with the first test that asks for it and stopped
/// after the last one of all classes; whoever changes a part of it leaves it running.
public final class SharedStack implements ParameterResolver {
    /// The checkout.
    public static final Path SOURCES = Path.of("../..").toAbsolutePath().normalize();

    /// The Python that `./router` installed.
    public static final Path PYTHON = SOURCES.resolve(".router/venv/bin/python");

    private static final Namespace NAMESPACE = Namespace.create(SharedStack.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Router.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return new Router(context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
                .stack());
    }

    private record Running(LocalStack stack, Path state) implements AutoCloseable {
        static Running start() {
            try {
                Path state = Files.createTempDirectory("router-system");
                Files.createSymbolicLink(state.resolve("keycloak"), SOURCES.resolve(".router/keycloak"));
                StackOptions options =
                        StackOptions.forTest(SOURCES, state, PYTHON).withKeycloak();
                return new Running(LocalStack.start(options, Console.silent()), state);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            stack.close();
            try (Stream<Path> files = Files.walk(state)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }
}
