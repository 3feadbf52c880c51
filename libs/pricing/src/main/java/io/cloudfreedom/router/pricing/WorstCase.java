package io.cloudfreedom.router.pricing;

/// What bounds a request before it is sent.
///
/// @param utf8Bytes length of all text that is sent (messages, names, tool definitions, schemas) in UTF-8; no
///     tokenizer of the five providers makes more tokens than bytes
/// @param messages number of messages; each may add a few tokens of framing
/// @param extraInputTokens cap for what is not text: images ([#IMAGE_TOKENS] each), audio, built-in tool prompts
/// @param maxOutputTokens the most tokens of one answer, reasoning included
/// @param n how many answers were asked for
public record WorstCase(long utf8Bytes, int messages, long extraInputTokens, long maxOutputTokens, int n) {
    /// More than any provider bills for one image (OpenAI's small models reach 48,000).
    public static final long IMAGE_TOKENS = 50_000;

    /// Framing of one message: role, separators, name.
    private static final long TOKENS_PER_MESSAGE = 16;

    /// Framing of the whole request: priming of the answer, and the prompt that some providers put before tools.
    private static final long TOKENS_PER_REQUEST = 1_024;

    public WorstCase {
        if (utf8Bytes < 0 || messages < 0 || extraInputTokens < 0 || maxOutputTokens < 0 || n < 1) {
            throw new IllegalArgumentException(
                    "bounds must not be negative and n must be at least 1: utf8Bytes=%d messages=%d extraInputTokens=%d maxOutputTokens=%d n=%d"
                            .formatted(utf8Bytes, messages, extraInputTokens, maxOutputTokens, n));
        }
    }

    /// The most input tokens that such a request can have.
    public long inputTokens() {
        long framing = Math.addExact(TOKENS_PER_REQUEST, TOKENS_PER_MESSAGE * messages);
        return Math.addExact(Math.addExact(utf8Bytes, extraInputTokens), framing);
    }

    /// The most output tokens over all answers.
    public long outputTokens() {
        return Math.multiplyExact(maxOutputTokens, n);
    }

    /// The same request with another maximum of one answer.
    public WorstCase withMaxOutputTokens(long tokens) {
        return new WorstCase(utf8Bytes, messages, extraInputTokens, tokens, n);
    }
}
