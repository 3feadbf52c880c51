package io.cloudfreedom.router.gateway.rate;

/// A limit of a provider key that is reached.
///
/// @param unit for example `requests per minute`
/// @param waitMillis until there is room again; 0 when that depends on requests that run
public record KeyLimit(String unit, long limit, long waitMillis) {}
