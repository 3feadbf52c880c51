package io.cloudfreedom.router.gateway.body;

/// Bytes `[start, end)` of a body.
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + " to " + end);
        }
    }

    public int length() {
        return end - start;
    }
}
