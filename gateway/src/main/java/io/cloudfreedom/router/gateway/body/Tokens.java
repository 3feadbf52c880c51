package io.cloudfreedom.router.gateway.body;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/// Byte offsets of a parser's current token.
public final class Tokens {
    private Tokens() {}

    /// Where the current token begins.
    public static int start(JsonParser parser) {
        return Math.toIntExact(parser.currentTokenLocation().getByteOffset());
    }

    /// Where the parser stands: the end of the current token, once it is read whole.
    public static int end(JsonParser parser) {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    /// The current token, which is a string, a number or a literal.
    public static Span scalar(JsonParser parser) throws IOException {
        parser.finishToken();
        return new Span(start(parser), end(parser));
    }

    /// The string that begins with the quote at `start`, without decoding it.
    static Span string(byte[] text, int start) {
        int i = start + 1;
        while (i < text.length && text[i] != '"') {
            i += text[i] == '\\' ? 2 : 1;
        }
        return new Span(start, Math.min(i + 1, text.length));
    }
}
