package io.cloudfreedom.router.gateway.body;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.cloudfreedom.router.gateway.problem.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;

/// Reads a body in one pass, without building a tree.
///
/// Guarantees: what passes is one JSON object in UTF-8 without duplicate members at its top, without NaN and
/// Infinity, whose members are all on the endpoint's allow-list, whose media are `data:` URLs, and which
/// names no state or billed tool at the provider. Everything else is a [Refused] with status 400 that names
/// the member. Safe for use by several threads.
public final class BodyScanner {
    private static final int MAX_DEPTH = 200;
    private static final int MAX_NUMBER = 100;

    private final JsonFactory json;

    /// @param maxBytes the longest body that will be given
    public BodyScanner(int maxBytes) {
        json = new JsonFactoryBuilder()
                // UTF-8 only: Jackson would accept UTF-16 and UTF-32 as well, whose offsets mean something else.
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH)
                        .maxNumberLength(MAX_NUMBER)
                        .maxStringLength(maxBytes)
                        .maxDocumentLength(maxBytes)
                        .build())
                .build();
    }

    /// @throws Refused when the body is not one that LiteLLM and we are sure to read alike
    public Scanned scan(Endpoint endpoint, byte[] body) throws Refused {
        try (JsonParser parser = json.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("The body must be a JSON object.");
            }
            Scan scan = new Scan(endpoint, parser, body);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                scan.member();
            }
            if (parser.nextToken() != null) {
                throw malformed("The body must be one JSON object and nothing else.");
            }
            return scan.result();
        } catch (JsonProcessingException e) {
            throw malformed(
                    "The body is not valid JSON (byte " + e.getLocation().getByteOffset() + ").");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    private static Refused malformed(String message) {
        return Refused.invalid("invalid_json", null, message);
    }
}
