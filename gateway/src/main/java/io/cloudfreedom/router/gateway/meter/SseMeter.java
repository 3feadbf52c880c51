package io.cloudfreedom.router.gateway.meter;

import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.problem.ErrorBody;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Meters a stream of server-sent events while it passes.
///
/// Guarantees: whatever the chunks, what goes in comes out in order, event by event as each is complete,
/// changed only in this: the model's name is the client's, cost is gone, the usage chunk is withheld from a
/// client that did not ask, an error's text is replaced. Used by one thread.
public final class SseMeter {
    private static final byte[] DATA = "data:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final int FIRST_SIZE = 4_096;
    /// More than any tokenizer makes of running text or code.
    private static final int CHARACTERS_PER_TOKEN = 16;
    private static final String CUT = "The provider ended the stream with an error.";

    private final String model;
    private final boolean usageAsked;
    private final ErrorBody errors;
    private final Allowance allowance;
    private final Ending ending;
    private final int maxEvent;
    private final UsageReader counts = new UsageReader();
    private byte[] pending = new byte[FIRST_SIZE];
    private int length;
    private int searched;
    private @Nullable String id;
    private boolean broken;
    private boolean ended;
    private boolean cut;
    private long pieces;
    private long characters;

    /// @param request what the client asked
    /// @param allowance what the stream may use; beyond it the stream is cut
    /// @param maxEvent longest event in bytes that is looked into; a longer one passes unseen, and nothing is exact
    /// then
    public SseMeter(Scanned request, Allowance allowance, int maxEvent) {
        this.model = request.model();
        this.usageAsked = request.usageAsked();
        this.errors = request.endpoint().errors();
        this.allowance = allowance;
        this.ending = new Ending(request);
        this.maxEvent = maxEvent;
    }

    /// Takes a chunk in; returns what can go out now, possibly nothing.
    public Buffer feed(Buffer chunk) {
        append(chunk);
        Buffer out = Buffer.buffer(length);
        int begin = 0;
        int end = endOfEvent(begin);
        while (end >= 0 && !cut) {
            event(begin, end, out);
            begin = end;
            searched = begin;
            end = endOfEvent(begin);
        }
        if (cut) {
            length = 0;
            return out;
        }
        System.arraycopy(pending, begin, pending, 0, length - begin);
        length -= begin;
        searched = Math.max(0, length - 3);
        if (length > maxEvent) {
            broken = true;
            out.appendBytes(pending, 0, length);
            length = 0;
            searched = 0;
        }
        return out;
    }

    /// The stream ended in order; returns what is left of it.
    public Buffer end() {
        Buffer rest = Buffer.buffer();
        if (length > 0) {
            event(0, length, rest);
            length = 0;
        }
        return rest;
    }

    /// Whether the stream has used up what was reserved for it. Its last events are out then; nothing may follow.
    public boolean isCut() {
        return cut;
    }

    /// What is known when the stream has ended in order.
    public Metered metered() {
        boolean trusted = ended && !broken && !cut;
        Optional<Tokens> exact = trusted ? counts.tokens().filter(t -> t.output() > 0) : Optional.empty();
        return new Metered(exact, id);
    }

    private void append(Buffer chunk) {
        int needed = length + chunk.length();
        if (needed > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(needed, pending.length * 2));
        }
        chunk.getBytes(0, chunk.length(), pending, length);
        length = needed;
    }

    /// The end of the event that begins at `begin`: just after its blank line; -1 while that has not come.
    private int endOfEvent(int begin) {
        for (int i = Math.max(begin, searched); i < length; i++) {
            if (pending[i] == '\n' && isBlankLineBefore(begin, i)) {
                return i + 1;
            }
        }
        return -1;
    }

    /// Whether the line that ends with the line feed at `i` is empty and not the first.
    private boolean isBlankLineBefore(int begin, int i) {
        int before = i - 1;
        if (before >= begin && pending[before] == '\r') {
            before--;
        }
        return before >= begin && pending[before] == '\n';
    }

    private void event(int begin, int end, Buffer out) {
        int dataLine = dataLine(begin, end);
        if (dataLine < 0) {
            out.appendBytes(pending, begin, end - begin);
            return;
        }
        int from = dataLine + DATA.length;
        while (from < end && pending[from] == ' ') {
            from++;
        }
        int to = endOfLine(from, end);
        if (to > from && pending[from] == '{') {
            json(begin, from, to, end, out);
        } else {
            ended |= Arrays.equals(pending, from, to, DONE, 0, DONE.length);
            out.appendBytes(pending, begin, end - begin);
        }
    }

    private void json(int begin, int from, int to, int end, Buffer out) {
        Answer answer;
        try {
            answer = Answer.read(Arrays.copyOfRange(pending, from, to), counts);
        } catch (IOException e) {
            broken = true;
            out.appendBytes(pending, begin, end - begin);
            return;
        }
        id = id == null ? answer.id() : id;
        ended |= isTerminal(answer.type());
        if (answer.output() > 0 && isUsedUp(answer)) {
            cut = true;
            out.appendString(
                    ending.events(model, id, counts.tokens().map(Tokens::output).orElse(pieces)));
            return;
        }
        ending.follow(answer, pending, from);
        if (answer.failed()) {
            broken = true;
            out.appendBytes(pending, begin, from - begin)
                    .appendString(errors.of(502, errors.typeOf(502, ""), "upstream_error", null, CUT))
                    .appendBytes(pending, to, end - to);
            return;
        }
        boolean chatUsage = answer.hasUsage() && answer.type() == null;
        if (chatUsage && !usageAsked && !answer.says()) {
            return;
        }
        out.appendBytes(pending, begin, from - begin)
                .appendBuffer(answer.restored(model, !chatUsage || usageAsked))
                .appendBytes(pending, to, end - to);
    }

    /// Until the provider tells, the output is the least that the passed text can be: a token for each piece of it,
    /// and for so many characters.
    private boolean isUsedUp(Answer answer) {
        pieces++;
        characters += answer.output();
        long seen = Math.max(pieces, characters / CHARACTERS_PER_TOKEN);
        return !allowance.covers(counts.tokens(), seen);
    }

    /// Responses and messages end with an event of their own, chat with `[DONE]`.
    private static boolean isTerminal(@Nullable String type) {
        return type != null
                && (type.equals("response.completed")
                        || type.equals("response.incomplete")
                        || type.equals("message_stop"));
    }

    /// The first line of the event that begins with `data:`; -1 when there is none.
    private int dataLine(int begin, int end) {
        int line = begin;
        while (line < end) {
            if (end - line >= DATA.length && Arrays.equals(pending, line, line + DATA.length, DATA, 0, DATA.length)) {
                return line;
            }
            line = endOfLine(line, end);
            while (line < end && (pending[line] == '\r' || pending[line] == '\n')) {
                line++;
            }
        }
        return -1;
    }

    private int endOfLine(int from, int end) {
        int i = from;
        while (i < end && pending[i] != '\n' && pending[i] != '\r') {
            i++;
        }
        return i;
    }
}
