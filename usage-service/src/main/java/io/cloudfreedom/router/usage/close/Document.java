package io.cloudfreedom.router.usage.close;

import io.cloudfreedom.router.usage.export.Sha256;
import io.vertx.mutiny.core.buffer.Buffer;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A document of a closed month.
///
/// @param tenantId whose it is; null when it is about all
/// @param content null when the ledger itself gives it again
record Document(
        String name,
        @Nullable UUID tenantId,
        String mediaType,
        String digest,
        @Nullable Buffer content) {
    Document {
        Objects.requireNonNull(name, "name is null");
        Objects.requireNonNull(mediaType, "mediaType is null");
        Objects.requireNonNull(digest, "digest is null");
    }

    static Document of(String name, @Nullable UUID tenantId, String mediaType, byte[] content) {
        return new Document(name, tenantId, mediaType, Sha256.of(content), Buffer.buffer(content));
    }

    /// What `sha256sum -c` reads: digest and name, one line for each document, in the order of names.
    static String manifest(List<Document> documents) {
        return documents.stream()
                .sorted(Comparator.comparing(Document::name))
                .map(document -> document.digest() + "  " + document.name() + "\n")
                .collect(Collectors.joining());
    }
}
