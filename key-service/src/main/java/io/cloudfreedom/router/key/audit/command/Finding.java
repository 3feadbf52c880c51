package io.cloudfreedom.router.key.audit.command;

/// One thing that is wrong with the log.
///
/// @param where the place: a `seq`, a node, the size of a checkpoint, the id of an entry
public record Finding(Kind kind, String where) {
    /// What is wrong.
    public enum Kind {
        /// An entry does not have the hash that the log has for it.
        ENTRY_CHANGED,
        /// The log has a leaf, but the entry is gone.
        ENTRY_MISSING,
        /// The entry is not in the log, and does not wait for it.
        ENTRY_UNLOGGED,
        /// A place of the log is empty, or taken out of turn.
        GAP,
        /// A leaf does not follow the one before it.
        CHAIN_BROKEN,
        /// A leaf belongs to another tenant than its entry.
        TENANT_CHANGED,
        /// A stored node is not the hash of what lies below it, is missing, or has nothing below it.
        NODE_WRONG,
        /// A checkpoint's row and its note do not say the same.
        CHECKPOINT_CHANGED,
        /// A checkpoint is known elsewhere, and gone from the table.
        CHECKPOINT_MISSING,
        /// None of the trusted keys signed it.
        SIGNATURE_WRONG,
        /// The log that was signed is not the beginning of the log that is there.
        REWRITTEN,
        /// The log that was signed was longer than the log that is there.
        CUT,
        /// What is in the log waits for its place again.
        QUEUE_WRONG
    }

    @Override
    public String toString() {
        return kind + " " + where;
    }
}
