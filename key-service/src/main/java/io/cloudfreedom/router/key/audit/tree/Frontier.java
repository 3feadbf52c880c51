package io.cloudfreedom.router.key.audit.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// The right edge of a growing tree: the complete subtrees of which it consists. It is all that adding a leaf and
/// telling the root need.
public final class Frontier {
    private final Deque<Hash> hashes = new ArrayDeque<>();
    private final BiConsumer<Node, Hash> completed;
    private long size;

    private Frontier(long size, BiConsumer<Node, Hash> completed) {
        this.size = size;
        this.completed = completed;
    }

    /// The edge of a tree of which the subtrees are known.
    ///
    /// @param completed is told of every subtree that a new leaf completes, the leaf itself first
    public static Frontier of(long size, Function<Node, Hash> known, BiConsumer<Node, Hash> completed) {
        Frontier frontier = new Frontier(size, completed);
        nodes(size).forEach(node -> frontier.hashes.addLast(known.apply(node)));
        return frontier;
    }

    public static Frontier empty(BiConsumer<Node, Hash> completed) {
        return new Frontier(0, completed);
    }

    /// The subtrees at the edge of a tree of this size.
    public static List<Node> nodes(long size) {
        return size == 0 ? List.of() : new Range(0, size).nodes();
    }

    public long size() {
        return size;
    }

    public void add(Hash leaf) {
        completed.accept(Node.leaf(size), leaf);
        Hash hash = leaf;
        long index = size;
        for (int level = 1; (index & 1) == 1; level++) {
            hash = Hash.ofNode(hashes.removeLast(), hash);
            index >>= 1;
            completed.accept(new Node(level, index), hash);
        }
        hashes.addLast(hash);
        size++;
    }

    public Hash root() {
        List<Hash> edge = new ArrayList<>(hashes);
        if (edge.isEmpty()) {
            return Hash.EMPTY;
        }
        Hash root = edge.getLast();
        for (int i = edge.size() - 2; i >= 0; i--) {
            root = Hash.ofNode(edge.get(i), root);
        }
        return root;
    }
}
