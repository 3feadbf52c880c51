package io.cloudfreedom.router.gateway.body;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// The members that a body may have: all that OpenAI (or Anthropic) documents, less what LiteLLM would take
/// as an order, what keeps state at the provider, and what the price book cannot price.
final class Fields {
    private static final String SAMPLING = """
            model stream temperature top_p stop presence_penalty frequency_penalty seed user metadata
            service_tier safety_identifier prompt_cache_key
            """;

    static final Set<String> CHAT = of(SAMPLING, """
            messages max_tokens max_completion_tokens n logit_bias logprobs top_logprobs response_format
            modalities prediction tools tool_choice parallel_tool_calls functions function_call
            reasoning_effort verbosity stream_options store
            """);
    static final Set<String> COMPLETIONS = of(SAMPLING, """
            prompt max_tokens n best_of echo suffix logit_bias logprobs stream_options
            """);
    static final Set<String> EMBEDDINGS = of("", """
            model input encoding_format dimensions user
            """);
    static final Set<String> RESPONSES = of(SAMPLING, """
            input instructions max_output_tokens tools tool_choice parallel_tool_calls text reasoning include
            truncation top_logprobs stream_options store
            """);
    static final Set<String> MESSAGES = of("", """
            model messages system max_tokens stream temperature top_p top_k stop_sequences tools tool_choice
            thinking metadata service_tier
            """);

    private Fields() {}

    private static Set<String> of(String common, String more) {
        return Arrays.stream((common + " " + more).strip().split("\\s+", -1)).collect(Collectors.toUnmodifiableSet());
    }
}
