package io.cloudfreedom.router.contracts.event;

/// What a provider asks for requests of its batch API, in nano-USD per million tokens.
public record BatchRates(long input, long output) {}
