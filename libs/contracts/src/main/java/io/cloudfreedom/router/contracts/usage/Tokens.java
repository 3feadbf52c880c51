package io.cloudfreedom.router.contracts.usage;

/// Token counts of one answer. `input` includes cached and cache-written tokens, `cacheWrite` includes
/// `cacheWrite1h`, `output` includes reasoning: as OpenAI counts, and as LiteLLM reports every provider.
public record Tokens(long input, long cachedInput, long cacheWrite, long cacheWrite1h, long output, long reasoning) {
    public static final Tokens NONE = new Tokens(0, 0, 0, 0, 0, 0);

    public Tokens {
        if (input < 0 || cachedInput < 0 || cacheWrite < 0 || cacheWrite1h < 0 || output < 0 || reasoning < 0) {
            throw new IllegalArgumentException("a token count is negative");
        }
    }
}
