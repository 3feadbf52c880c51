package io.cloudfreedom.router.key.audit.tree;

/// A complete subtree: the leaves from `index · 2^level` on, `2^level` of them. Once it is complete it never
/// changes, so its hash can be stored.
public record Node(int level, long index) {
    public Node {
        if (level < 0 || level > 62 || index < 0) {
            throw new IllegalArgumentException("no node of a tree: level " + level + ", index " + index);
        }
    }

    static Node leaf(long seq) {
        return new Node(0, seq);
    }
}
