package io.cloudfreedom.router.gateway.body;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Replacements of some bytes of a text by others; everything else is copied as it stands.
public final class Splices {
    private final List<Splice> splices = new ArrayList<>(4);

    public Splices replace(Span span, String text) {
        splices.add(new Splice(span, text));
        return this;
    }

    public Splices insert(int at, String text) {
        return replace(new Span(at, at), text);
    }

    /// Takes a member out of its object, with the comma that it leaves behind.
    ///
    /// @param member from the quote that opens its name to the end of its value
    public Splices removeMember(byte[] text, Span member) {
        int end = skipSpace(text, member.end());
        if (end < text.length && text[end] == ',') {
            return replace(new Span(member.start(), end + 1), "");
        }
        int start = member.start() - 1;
        while (start > 0 && isSpace(text[start])) {
            start--;
        }
        boolean comma = start >= 0 && text[start] == ',';
        return replace(new Span(comma ? start : member.start(), member.end()), "");
    }

    public boolean isEmpty() {
        return splices.isEmpty();
    }

    /// The text with all replacements made.
    public Buffer apply(byte[] text) {
        splices.sort(Comparator.comparingInt(s -> s.span().start()));
        Buffer result = Buffer.buffer(text.length + 64);
        int at = 0;
        for (Splice splice : splices) {
            if (splice.span().start() < at) {
                throw new IllegalStateException("splices overlap at " + splice.span());
            }
            result.appendBytes(text, at, splice.span().start() - at);
            result.appendString(splice.text());
            at = splice.span().end();
        }
        return result.appendBytes(text, at, text.length - at);
    }

    private static int skipSpace(byte[] text, int at) {
        int i = at;
        while (i < text.length && isSpace(text[i])) {
            i++;
        }
        return i;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    private record Splice(Span span, String text) {}
}
