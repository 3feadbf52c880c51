package io.cloudfreedom.router.key.audit.command;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.file.FileSystemConfigSource;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The service's own configuration, read without starting the service: environment, system properties,
/// `config/application.properties`, and the folders of secrets.
final class CommandConfig {
    private static final String FOLDERS = "smallrye.config.source.file.locations";
    private static final Path FILE = Path.of("config", "application.properties");

    private final SmallRyeConfig config;

    private CommandConfig(SmallRyeConfig config) {
        this.config = config;
    }

    static CommandConfig load() {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().addDefaultInterceptors().addDefaultSources();
        if (Files.exists(FILE)) {
            builder.withSources(file());
        }
        new SmallRyeConfigBuilder()
                .addDefaultSources()
                .build()
                .getOptionalValues(FOLDERS, String.class)
                .ifPresent(folders ->
                        folders.forEach(folder -> builder.withSources(new FileSystemConfigSource(new File(folder)))));
        return new CommandConfig(builder.build());
    }

    private static PropertiesConfigSource file() {
        try {
            return new PropertiesConfigSource(FILE.toUri().toURL());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    Optional<String> value(String name) {
        return config.getOptionalValue(name, String.class);
    }

    /// @throws IllegalArgumentException when it is not set
    String required(String name) {
        return value(name).orElseThrow(() -> new IllegalArgumentException("set " + name));
    }
}
