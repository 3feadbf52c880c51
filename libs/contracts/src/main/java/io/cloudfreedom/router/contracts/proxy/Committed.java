package io.cloudfreedom.router.contracts.proxy;

/// How many records of the batch are booked for ever.
public record Committed(int committed) {}
