package io.cloudfreedom.router.benchmarks.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;

/// Answers chats as LiteLLM with our agent does, with bytes that were made beforehand, straight on the socket.
///
/// A request with `"stream":true` gets a stream of [#TOKENS] pieces: all at once, or one every [#PACE_MILLIS] when it
/// asks for `"seed":1`.
final class FastDouble {
    static final int TOKENS = 32;
    static final int PACE_MILLIS = 50;

    private static final Buffer STREAM = Buffer.buffer("\"stream\":true");
    private static final Buffer PACED = Buffer.buffer("\"seed\":1");

    private final Vertx vertx;
    private final Buffer whole;
    private final Buffer streamHead;
    private final List<Buffer> pieces = new ArrayList<>();
    private final Buffer streamed;

    /// @param deployment which LiteLLM deployment answers: `<provider key>:<model>`
    FastDouble(Vertx vertx, String deployment) {
        this.vertx = vertx;
        String served = "x-litellm-model-id: " + deployment + "\r\nx-litellm-call-id: 0\r\n";
        String body =
                "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1700000000,\"model\":\"gpt-4o\",\"choices\":[{\"index\":0,"
                        + "\"message\":{\"role\":\"assistant\",\"content\":\""
                        + "A kind word goes a long way. ".repeat(8)
                        + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":64,\"total_tokens\":76}}";
        whole = Buffer.buffer("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n" + served + "content-length: "
                + body.length() + "\r\n\r\n" + body);
        streamHead = Buffer.buffer("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n" + served
                + "transfer-encoding: chunked\r\n\r\n");
        for (int i = 0; i < TOKENS; i++) {
            pieces.add(chunk(event("[{\"index\":0,\"delta\":{\"content\":\"word \"}}]", "")));
        }
        pieces.add(chunk(event("[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]", "")
                + event("[]", ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":32,\"total_tokens\":44}")
                + "data: [DONE]\n\n"));
        pieces.add(Buffer.buffer("0\r\n\r\n"));
        streamed = Buffer.buffer();
        streamed.appendBuffer(streamHead);
        pieces.forEach(streamed::appendBuffer);
    }

    private static String event(String choices, String more) {
        return "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1700000000,\"model\":\"gpt-4o\",\"choices\":"
                + choices + more + "}\n\n";
    }

    private static Buffer chunk(String text) {
        return Buffer.buffer(Integer.toHexString(text.getBytes(US_ASCII).length) + "\r\n" + text + "\r\n");
    }

    /// The port.
    int start() {
        NetServer server = vertx.createNetServer(new NetServerOptions().setTcpNoDelay(true));
        return server.connectHandler(socket -> new Connection(socket).begin())
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private final class Connection {
        private final NetSocket socket;
        private Buffer pending = Buffer.buffer();
        private boolean closed;

        Connection(NetSocket socket) {
            this.socket = socket;
        }

        void begin() {
            socket.closeHandler(end -> closed = true);
            socket.exceptionHandler(broken -> closed = true);
            socket.handler(this::read);
        }

        private void read(Buffer bytes) {
            pending.appendBuffer(bytes);
            int head = Wire.endOfHead(pending);
            if (head < 0) {
                return;
            }
            int end = head + Math.max(0, Wire.contentLength(pending, head));
            if (pending.length() >= end) {
                answer(pending);
                pending = Buffer.buffer();
            }
        }

        private void answer(Buffer request) {
            if (!contains(request, STREAM)) {
                socket.write(whole);
            } else if (contains(request, PACED)) {
                socket.write(streamHead);
                pace(0);
            } else {
                socket.write(streamed);
            }
        }

        private void pace(int piece) {
            if (!closed && piece < pieces.size()) {
                socket.write(pieces.get(piece));
                vertx.setTimer(PACE_MILLIS, due -> pace(piece + 1));
            }
        }
    }

    private static boolean contains(Buffer text, Buffer word) {
        for (int at = text.length() - word.length(); at >= 0; at--) {
            int i = 0;
            while (i < word.length() && text.getByte(at + i) == word.getByte(i)) {
                i++;
            }
            if (i == word.length()) {
                return true;
            }
        }
        return false;
    }
}
