package io.cloudfreedom.router.gateway.meter;

import com.fasterxml.jackson.core.JsonParser;
import io.cloudfreedom.router.gateway.body.Span;
import io.cloudfreedom.router.gateway.body.Tokens;
import java.io.IOException;

/// A member of an object in a text: from the quote that opens its name to the end of its value.
record Member(Span whole) {
    /// Where the member begins whose name is the current token.
    static int startOf(JsonParser parser) {
        return Tokens.start(parser);
    }

    /// The member that began at `start` and whose value has just been read.
    static Member endingAt(JsonParser parser, int start) throws IOException {
        parser.finishToken();
        return new Member(new Span(start, Tokens.end(parser)));
    }
}
