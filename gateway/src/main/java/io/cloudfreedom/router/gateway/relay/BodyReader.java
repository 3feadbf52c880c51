package io.cloudfreedom.router.gateway.relay;

import io.cloudfreedom.router.gateway.problem.Refused;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a request's body whole, up to a bound. Fails with [Refused].
final class BodyReader {
    private BodyReader() {}

    static Future<Buffer> read(HttpServerRequest request, int maxBytes) {
        try {
            checkType(request.getHeader("content-type"));
            checkEncoding(request.getHeader("content-encoding"));
            checkLength(request.getHeader("content-length"), maxBytes);
        } catch (Refused refused) {
            return Future.failedFuture(refused);
        }
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() + chunk.length() > maxBytes) {
                read.tryFail(tooLarge(maxBytes));
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.exceptionHandler(read::tryFail);
        request.endHandler(end -> read.tryComplete(body));
        return read.future();
    }

    private static void checkType(@Nullable String type) throws Refused {
        String media = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals("application/json")) {
            throw Refused.invalid("unsupported_content_type", null, "The content type must be application/json.");
        }
    }

    private static void checkEncoding(@Nullable String encoding) throws Refused {
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            throw Refused.invalid("unsupported_content_encoding", null, "The body must not be compressed.");
        }
    }

    private static void checkLength(@Nullable String length, int maxBytes) throws Refused {
        if (length != null && (length.length() > 10 || Long.parseLong(length) > maxBytes)) {
            throw tooLarge(maxBytes);
        }
    }

    private static Refused tooLarge(int maxBytes) {
        return Refused.of(413, "request_too_large", "The body is longer than " + maxBytes + " bytes.");
    }
}
