package io.cloudfreedom.router.testkit.doubles;

import io.cloudfreedom.router.contracts.usage.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The text that a double says, and what it costs.
///
/// One piece of text is one output token. `cut` tells that the request's maximum was reached first.
record Answer(List<String> pieces, boolean cut, Tokens tokens) {
    private static final Pattern PIECE = Pattern.compile(" ?[^ ]{1,4}");
    private static final int REASONING = 16;
    private static final int PIECES_PER_CHUNK = 4;

    Answer {
        pieces = List.copyOf(pieces);
    }

    /// What a provider says to a prompt of `input` tokens. Zero as `maximum` is none; a model that reasons
    /// spends up to half of the maximum on it.
    static Answer to(Prompt prompt, String provider, Credential credential, Limits limits, int chunks) {
        int reasoning = limits.reasons() ? Math.min(REASONING, limits.room() / 2) : 0;
        List<String> pieces = speak(provider, credential, prompt, chunks);
        int room = limits.room() - reasoning;
        boolean cut = pieces.size() > room;
        List<String> said = cut ? pieces.subList(0, room) : pieces;
        long output = (long) limits.choices() * (said.size() + reasoning);
        Tokens tokens = new Tokens(
                prompt.tokens(), prompt.cached(), prompt.cacheWrite(), 0, output, (long) limits.choices() * reasoning);
        return new Answer(said, cut, tokens);
    }

    String text() {
        return String.join("", pieces);
    }

    /// The text in `chunks` parts of nearly equal length, or in parts of a few tokens when zero is asked for.
    List<Chunk> chunks(int chunks) {
        int parts = chunks > 0 ? Math.min(chunks, pieces.size()) : Math.ceilDiv(pieces.size(), PIECES_PER_CHUNK);
        List<Chunk> result = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            int to = (int) ((long) pieces.size() * (i + 1) / parts);
            int from = (int) ((long) pieces.size() * i / parts);
            result.add(new Chunk(String.join("", pieces.subList(from, to)), tokens.reasoning() + to));
        }
        return result;
    }

    /// A part of the text; `output` is the number of output tokens up to its end.
    record Chunk(String text, long output) {}

    /// What the request and its model allow. `maximum` is zero when the request names none.
    record Limits(int maximum, boolean reasons, int choices) {
        static final int UNLIMITED = 1 << 20;

        int room() {
            return maximum > 0 ? maximum : UNLIMITED;
        }
    }

    private static List<String> speak(String provider, Credential credential, Prompt prompt, int atLeast) {
        String text = "Hello from the " + provider + " double; key …" + credential.last4() + ". I read "
                + prompt.tokens() + " tokens.";
        List<String> pieces = new ArrayList<>();
        for (Matcher piece = PIECE.matcher(text); piece.find(); ) {
            pieces.add(piece.group());
        }
        while (pieces.size() < atLeast) {
            pieces.add(" and");
        }
        return pieces;
    }
}
