package io.cloudfreedom.router.usage.export;

/// The companies behind providers, as FOCUS names them.
///
/// @param publisher who makes the service
/// @param service what it is called
record Vendor(String publisher, String service) {
    static Vendor of(String provider) {
        return switch (provider) {
            case "openai" -> new Vendor("OpenAI", "OpenAI API");
            case "azure" -> new Vendor("Microsoft", "Azure OpenAI");
            case "aws" -> new Vendor("Amazon Web Services", "Amazon Bedrock");
            case "google" -> new Vendor("Google", "Google Gemini");
            case "anthropic" -> new Vendor("Anthropic", "Claude API");
            default -> new Vendor(provider, provider);
        };
    }
}
