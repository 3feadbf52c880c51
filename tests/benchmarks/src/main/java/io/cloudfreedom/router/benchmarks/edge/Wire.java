package io.cloudfreedom.router.benchmarks.edge;

import io.vertx.core.buffer.Buffer;

/// HTTP/1.1 as far as generator and double need it: bytes in, where a message ends out. Nothing is decoded.
final class Wire {
    private static final byte[] LENGTH = {'c', 'o', 'n', 't', 'e', 'n', 't', '-', 'l', 'e', 'n', 'g', 't', 'h', ':'};

    private Wire() {}

    /// Just after the head's empty line; -1 while that has not come.
    static int endOfHead(Buffer bytes) {
        for (int i = 3; i < bytes.length(); i++) {
            if (bytes.getByte(i) == '\n' && bytes.getByte(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    /// The value of `content-length` in a head; -1 when it has none.
    static int contentLength(Buffer bytes, int endOfHead) {
        for (int i = 0; i + LENGTH.length < endOfHead; i++) {
            if (bytes.getByte(i) == '\n' && isLength(bytes, i + 1)) {
                return number(bytes, i + 1 + LENGTH.length);
            }
        }
        return -1;
    }

    private static boolean isLength(Buffer bytes, int at) {
        for (int i = 0; i < LENGTH.length; i++) {
            if (at + i >= bytes.length() || Character.toLowerCase((char) bytes.getByte(at + i)) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(Buffer bytes, int from) {
        int i = from;
        while (bytes.getByte(i) == ' ') {
            i++;
        }
        int value = 0;
        while (bytes.getByte(i) >= '0' && bytes.getByte(i) <= '9') {
            value = value * 10 + bytes.getByte(i) - '0';
            i++;
        }
        return value;
    }

    /// Whether a chunked body has come to its end.
    static boolean endsChunked(Buffer bytes) {
        int n = bytes.length();
        return n >= 5
                && bytes.getByte(n - 5) == '0'
                && bytes.getByte(n - 4) == '\r'
                && bytes.getByte(n - 3) == '\n'
                && bytes.getByte(n - 2) == '\r'
                && bytes.getByte(n - 1) == '\n';
    }
}
