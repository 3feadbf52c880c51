package io.cloudfreedom.router.key.operation;

/// The places where a process may die and leave something behind that has to be healed.
public enum CrashPoint {
    /// Before Tx1.
    RECEIVED,
    /// After Tx1, before Vault is written.
    CLAIMED,
    /// After Vault is written, before Tx2.
    WRITTEN,
    /// Within Tx2, with everything done but its commit.
    COMMITTING,
    /// After Tx2, before the answer.
    COMMITTED,
    /// The reaper has marked an operation as aborting.
    ABORTING,
    /// The reaper has barred the path in Vault.
    BARRED,
    /// A deleted key's secrets are destroyed, which its row does not say yet.
    DESTROYED
}
