package io.cloudfreedom.router.gateway.meter;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.cloudfreedom.router.gateway.body.Span;
import io.cloudfreedom.router.gateway.body.Splices;
import io.cloudfreedom.router.gateway.body.Tokens;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One JSON document of an answer (a whole body, or the data of one event): what it says, and what must
/// change in it.
final class Answer {
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] text;
    private final List<Span> models = new ArrayList<>(1);
    private final List<Member> costs = new ArrayList<>(0);
    private @Nullable Member usage;
    private @Nullable String id;
    private @Nullable String type;
    private @Nullable Span response;
    private @Nullable BitSet finished;
    private boolean failed;
    private boolean says;
    private int output;
    private int index = -1;
    private long created;
    private long sequence;

    private Answer(byte[] text) {
        this.text = text;
    }

    /// @throws IOException when the text is not a JSON object
    static Answer read(byte[] text, UsageReader counts) throws IOException {
        Answer answer = new Answer(text);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("the answer is not a JSON object");
            }
            answer.object(parser, counts, true);
        }
        return answer;
    }

    /// The provider's own id of the answer.
    @Nullable
    String id() {
        return id;
    }

    /// The event's type, on responses and messages.
    @Nullable
    String type() {
        return type;
    }

    boolean hasUsage() {
        return usage != null;
    }

    /// Whether it tells of an error.
    boolean failed() {
        return failed;
    }

    /// Whether its choices carry anything: text, a tool call, a reason to finish.
    boolean says() {
        return says;
    }

    /// How many characters of output it brings: text, thoughts, arguments of a call.
    int output() {
        return output;
    }

    /// The choices that end with it, null when none does.
    @Nullable
    BitSet finished() {
        return finished;
    }

    /// The block of a message that it belongs to, -1 when it names none.
    int index() {
        return index;
    }

    /// The moment that a chunk of a chat carries, in seconds; 0 when it carries none.
    long created() {
        return created;
    }

    /// The number of an event on responses.
    long sequence() {
        return sequence;
    }

    /// The `response` object in an event on responses, null when there is none.
    @Nullable
    Span response() {
        return response;
    }

    /// The text with the client's own name of the model in it and without cost; without usage too, when the
    /// client did not ask for it.
    Buffer restored(String model, boolean withUsage) {
        Splices splices = new Splices();
        String quoted = "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(model)) + "\"";
        models.forEach(span -> splices.replace(span, quoted));
        if (!withUsage && usage != null) {
            splices.removeMember(text, usage.whole());
        } else {
            costs.forEach(cost -> splices.removeMember(text, cost.whole()));
        }
        return splices.isEmpty() ? Buffer.buffer(text) : splices.apply(text);
    }

    /// The top of the document, and the object in it (`response`, `message`) that repeats its members.
    private void object(JsonParser parser, UsageReader counts, boolean top) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            int start = Member.startOf(parser);
            JsonToken value = parser.nextToken();
            switch (name) {
                case "model" -> {
                    if (value == JsonToken.VALUE_STRING) {
                        models.add(Tokens.scalar(parser));
                    }
                }
                case "usage" -> {
                    if (value == JsonToken.START_OBJECT) {
                        Member cost = counts.read(parser);
                        if (cost != null) {
                            costs.add(cost);
                        }
                        usage = Member.endingAt(parser, start);
                    } else {
                        parser.skipChildren();
                    }
                }
                case "id" -> {
                    if (value == JsonToken.VALUE_STRING && id == null) {
                        id = parser.getText();
                    }
                }
                case "type" -> {
                    if (value == JsonToken.VALUE_STRING && top) {
                        type = parser.getText();
                    }
                }
                case "error" -> {
                    failed |= value != JsonToken.VALUE_NULL;
                    parser.skipChildren();
                }
                case "choices" -> choices(parser, value);
                case "response", "message" -> {
                    if (value == JsonToken.START_OBJECT && top) {
                        int begin = Tokens.start(parser);
                        object(parser, counts, false);
                        response = name.equals("response") ? new Span(begin, Tokens.end(parser)) : null;
                    } else {
                        parser.skipChildren();
                    }
                }
                case "delta" -> delta(parser, value);
                case "index" -> index = (int) number(parser, value, index);
                case "created" -> created = number(parser, value, created);
                case "sequence_number" -> sequence = number(parser, value, sequence);
                default -> parser.skipChildren();
            }
        }
    }

    private static long number(JsonParser parser, JsonToken value, long otherwise) throws IOException {
        if (value == JsonToken.VALUE_NUMBER_INT) {
            return parser.getLongValue();
        }
        parser.skipChildren();
        return otherwise;
    }

    /// What an event on responses (a text) or messages (an object) adds to the output.
    private void delta(JsonParser parser, JsonToken value) throws IOException {
        if (value == JsonToken.VALUE_STRING) {
            output += parser.getTextLength();
            return;
        }
        if (value != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            boolean text = name.equals("text") || name.equals("thinking") || name.equals("partial_json");
            if (parser.nextToken() == JsonToken.VALUE_STRING && text) {
                output += parser.getTextLength();
            } else {
                parser.skipChildren();
            }
        }
    }

    /// Looks for text and for a reason to finish within the choices; `role` and `index` say nothing.
    private void choices(JsonParser parser, JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            parser.skipChildren();
            return;
        }
        int choice = 0;
        boolean ends = false;
        int depth = 1;
        while (depth > 0) {
            JsonToken token = parser.nextToken();
            if (token == null) {
                throw new IOException("the answer ends within its choices");
            }
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
                if (depth == 1 && ends) {
                    finish(choice);
                    ends = false;
                }
            } else if (token == JsonToken.VALUE_NUMBER_INT && depth == 2 && "index".equals(parser.currentName())) {
                choice = Math.max(0, parser.getIntValue());
            } else if (token == JsonToken.VALUE_STRING) {
                ends |= depth == 2 && "finish_reason".equals(parser.currentName());
                word(parser, depth);
            }
        }
    }

    private void word(JsonParser parser, int depth) throws IOException {
        String name = parser.currentName();
        if (!"role".equals(name)) {
            int length = parser.getTextLength();
            says |= length > 0;
            output += depth == 2 && "finish_reason".equals(name) ? 0 : length;
        }
    }

    private void finish(int choice) {
        BitSet all = finished == null ? new BitSet() : finished;
        all.set(choice);
        finished = all;
    }
}
