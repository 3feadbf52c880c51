package io.cloudfreedom.router.gateway.portal;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The scripts and styles of the portal's build as the build compressed them; what was read once stays in memory.
final class Assets {
    static final String PATH = "/assets/";

    private static final String FOLDER = "/META-INF/resources";

    private static final Map<String, String> TYPES =
            Map.of(".js", "text/javascript;charset=UTF-8", ".css", "text/css;charset=UTF-8");

    /// The smaller one first.
    private static final List<Encoding> ENCODINGS = List.of(new Encoding("br", ".br"), new Encoding("gzip", ".gz"));

    private final Map<String, Buffer> read = new ConcurrentHashMap<>();

    /// @param coding the `Content-Encoding`
    /// @param suffix of the compressed file, after that of the plain one
    private record Encoding(String coding, String suffix) {}

    record Compressed(String type, String coding, Buffer body) {}

    /// Empty when the build has no such file, or when the browser takes none of the encodings it was compressed with.
    Optional<Compressed> find(String path, @Nullable String acceptEncoding) {
        String type = TYPES.get(path.substring(Math.max(path.lastIndexOf('.'), 0)));
        if (type == null || acceptEncoding == null) {
            return Optional.empty();
        }
        return ENCODINGS.stream()
                .filter(encoding -> accepts(acceptEncoding, encoding.coding()))
                .flatMap(encoding ->
                        body(path + encoding.suffix())
                                .map(body -> new Compressed(type, encoding.coding(), body))
                                .stream())
                .findFirst();
    }

    /// A coding with a weight other than one is taken for unwanted: no browser sends any.
    private static boolean accepts(String acceptEncoding, String coding) {
        return Arrays.stream(acceptEncoding.split(",", -1)).map(String::strip).anyMatch(coding::equalsIgnoreCase);
    }

    private Optional<Buffer> body(String file) {
        return Optional.ofNullable(read.computeIfAbsent(file, Assets::readFile));
    }

    private static @Nullable Buffer readFile(String file) {
        try (InputStream in = Assets.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? null : Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
