package io.cloudfreedom.router.testkit.doubles;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/// One request as it came in. `path` is raw (still percent-encoded), `json` is empty when the body is not a
/// JSON object.
record Call(
        String method, String path, String query, MultiMap parameters, MultiMap headers, Buffer body, JsonObject json) {
    private static final String BEARER = "Bearer ";

    static Call of(HttpServerRequest request, Buffer body) {
        String query = request.query() == null ? "" : request.query();
        return new Call(
                request.method().name(), request.path(), query, request.params(), request.headers(), body, parse(body));
    }

    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /// The bearer token, or nothing.
    String bearer() {
        String value = header("authorization");
        return value.startsWith(BEARER) ? value.substring(BEARER.length()) : "";
    }

    /// What the path says between `start` and `end`; nothing when it does not have both.
    String between(String start, String end) {
        int from = path.indexOf(start);
        int to = from < 0 ? -1 : path.indexOf(end, from + start.length());
        return to < 0 ? "" : path.substring(from + start.length(), to);
    }

    boolean isGet() {
        return method.equals("GET");
    }

    private static JsonObject parse(Buffer body) {
        try {
            return body.length() == 0 ? new JsonObject() : new JsonObject(body);
        } catch (DecodeException | ClassCastException e) {
            return new JsonObject();
        }
    }
}
