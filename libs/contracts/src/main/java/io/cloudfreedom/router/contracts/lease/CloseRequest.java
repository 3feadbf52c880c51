package io.cloudfreedom.router.contracts.lease;

/// Says that nothing is open on the lease: `settledTotal` over `count` requests were spent. The rest is
/// released once usage-service has booked the same.
public record CloseRequest(long settledTotal, long count) {}
