package io.cloudfreedom.router.gateway.meter;

import io.cloudfreedom.router.gateway.body.BodyScanner;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.problem.Refused;
import java.nio.charset.StandardCharsets;

/// Requests for streams.
final class Requests {
    private static final BodyScanner SCANNER = new BodyScanner(1 << 20);

    private Requests() {}

    static Scanned of(Endpoint endpoint, String model, int choices, boolean usageAsked) {
        boolean chat = endpoint == Endpoint.CHAT || endpoint == Endpoint.COMPLETIONS;
        String options = usageAsked ? ",\"stream_options\":{\"include_usage\":true}" : "";
        String body =
                "{\"model\":\"" + model + "\",\"stream\":true" + (chat ? ",\"n\":" + choices + options : "") + "}";
        try {
            return SCANNER.scan(endpoint, body.getBytes(StandardCharsets.UTF_8));
        } catch (Refused e) {
            throw new IllegalArgumentException(body, e);
        }
    }
}
