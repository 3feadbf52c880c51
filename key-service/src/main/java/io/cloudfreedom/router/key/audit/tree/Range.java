package io.cloudfreedom.router.key.audit.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The leaves `[from, to)`, as the tree's recursion cuts them: `from` is a multiple of the power of two that
/// spans it.
public record Range(long from, long to) {
    public Range {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("no leaves in [" + from + ", " + to + ")");
        }
    }

    long size() {
        return to - from;
    }

    /// Where RFC 6962 splits: the largest power of two smaller than the number of leaves goes to the left.
    long middle() {
        return from + Long.highestOneBit(size() - 1);
    }

    Range left() {
        return new Range(from, middle());
    }

    Range right() {
        return new Range(middle(), to);
    }

    /// The complete subtrees that it consists of, from left to right.
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        long at = from;
        while (at < to) {
            long leaves = Long.highestOneBit(to - at);
            nodes.add(new Node(Long.numberOfTrailingZeros(leaves), at / leaves));
            at += leaves;
        }
        return nodes;
    }

    /// The hash over all of it.
    public Hash hash(Function<Node, Hash> hashes) {
        List<Node> nodes = nodes();
        Hash hash = hashes.apply(nodes.getLast());
        for (int i = nodes.size() - 2; i >= 0; i--) {
            hash = Hash.ofNode(hashes.apply(nodes.get(i)), hash);
        }
        return hash;
    }
}
