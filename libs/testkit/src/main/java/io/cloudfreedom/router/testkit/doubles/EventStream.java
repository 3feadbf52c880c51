package io.cloudfreedom.router.testkit.doubles;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.zip.CRC32;

/// The framing of `application/vnd.amazon.eventstream`: total length, length of the headers, CRC of these
/// two, headers, payload, CRC of everything before. Source: smithy.io, "Amazon Event Stream Specification".
final class EventStream {
    private static final byte STRING = 7;
    private static final int OVERHEAD = 16;

    private EventStream() {}

    /// One event whose payload is JSON.
    static Buffer event(String type, JsonObject payload) {
        Buffer headers = Buffer.buffer();
        header(headers, ":event-type", type);
        header(headers, ":content-type", "application/json");
        header(headers, ":message-type", "event");
        byte[] body = payload.encode().getBytes(UTF_8);
        Buffer frame = Buffer.buffer()
                .appendUnsignedInt(OVERHEAD + headers.length() + body.length)
                .appendUnsignedInt(headers.length());
        appendCrc(frame);
        frame.appendBuffer(headers).appendBytes(body);
        appendCrc(frame);
        return frame;
    }

    private static void header(Buffer to, String name, String value) {
        byte[] nameBytes = name.getBytes(UTF_8);
        byte[] valueBytes = value.getBytes(UTF_8);
        to.appendByte((byte) nameBytes.length)
                .appendBytes(nameBytes)
                .appendByte(STRING)
                .appendUnsignedShort(valueBytes.length)
                .appendBytes(valueBytes);
    }

    private static void appendCrc(Buffer frame) {
        CRC32 crc = new CRC32();
        crc.update(frame.getBytes());
        frame.appendUnsignedInt(crc.getValue());
    }
}
