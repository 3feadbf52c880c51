package io.cloudfreedom.router.key.audit.tree;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Proofs that an entry is in a tree, and that a tree is the beginning of a later one (RFC 6962, sections 2.1.1 and
/// 2.1.2). What to hash for a proof is told as ranges of leaves; whoever has the hashes computes them.
public final class Proofs {
    private Proofs() {}

    /// The ranges whose hashes lead from a leaf to the root, the lowest first.
    ///
    /// @throws IllegalArgumentException when the tree has no such leaf
    public static List<Range> inclusion(long seq, long size) {
        if (seq < 0 || seq >= size) {
            throw new IllegalArgumentException("a tree of " + size + " has no leaf " + seq);
        }
        List<Range> path = new ArrayList<>();
        Range range = new Range(0, size);
        while (range.size() > 1) {
            boolean isLeft = seq < range.middle();
            path.addFirst(isLeft ? range.right() : range.left());
            range = isLeft ? range.left() : range.right();
        }
        return path;
    }

    /// The ranges whose hashes show that a tree of `older` leaves is the beginning of one of `newer`.
    ///
    /// @throws IllegalArgumentException when the trees do not follow each other
    public static List<Range> consistency(long older, long newer) {
        if (older < 1 || older > newer) {
            throw new IllegalArgumentException("a tree of " + older + " does not precede one of " + newer);
        }
        List<Range> path = new ArrayList<>();
        Range range = new Range(0, newer);
        boolean isOlderTree = true;
        while (range.to() != older) {
            boolean isLeft = older <= range.middle();
            path.addFirst(isLeft ? range.right() : range.left());
            isOlderTree &= isLeft;
            range = isLeft ? range.left() : range.right();
        }
        if (!isOlderTree) {
            path.addFirst(range);
        }
        return path;
    }

    /// The root to which a leaf's proof leads; empty when the proof has the wrong length.
    public static Optional<Hash> rootOf(long seq, long size, Hash leaf, List<Hash> proof) {
        if (seq < 0 || seq >= size) {
            return Optional.empty();
        }
        Hash hash = leaf;
        long index = seq;
        long last = size - 1;
        for (Hash sibling : proof) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((index & 1) == 1 || index == last) {
                hash = Hash.ofNode(sibling, hash);
                while ((index & 1) == 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                hash = Hash.ofNode(hash, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(hash) : Optional.empty();
    }

    /// Whether the proof shows that the older tree is the beginning of the newer one (RFC 9162, section 2.1.4.2).
    public static boolean isConsistent(long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> proof) {
        if (older == newer) {
            return proof.isEmpty() && olderRoot.equals(newerRoot);
        }
        if (older < 1 || older > newer || proof.isEmpty()) {
            return false;
        }
        long index = older - 1;
        long last = newer - 1;
        while ((index & 1) == 1) {
            index >>= 1;
            last >>= 1;
        }
        Iterator<Hash> rest = proof.iterator();
        Hash start = Long.bitCount(older) == 1 ? olderRoot : rest.next();
        Hash toOlder = start;
        Hash toNewer = start;
        while (rest.hasNext()) {
            Hash sibling = rest.next();
            if (last == 0) {
                return false;
            }
            if ((index & 1) == 1 || index == last) {
                toOlder = Hash.ofNode(sibling, toOlder);
                toNewer = Hash.ofNode(sibling, toNewer);
                while (index != 0 && (index & 1) == 0) {
                    index >>= 1;
                    last >>= 1;
                }
            } else {
                toNewer = Hash.ofNode(toNewer, sibling);
            }
            index >>= 1;
            last >>= 1;
        }
        return last == 0 && toOlder.equals(olderRoot) && toNewer.equals(newerRoot);
    }
}
