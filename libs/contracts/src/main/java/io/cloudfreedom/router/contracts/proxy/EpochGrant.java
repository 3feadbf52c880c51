package io.cloudfreedom.router.contracts.proxy;

/// The epoch of this life, and `floor`: admissions with `exp` ≤ floor (milliseconds since 1970) are refused.
public record EpochGrant(long epoch, long floor) {}
