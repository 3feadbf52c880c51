package io.cloudfreedom.router.key.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tree against the vectors of RFC 6962's reference implementation, and its proofs against each other.
class MerkleTreeTest {
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final int SIZES = 70;

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    })
    void rootIsTheReferences(int size, String root) {
        Frontier frontier = Frontier.empty((node, hash) -> {});
        LEAVES.subList(0, size)
                .forEach(leaf -> frontier.add(Hash.ofLeaf(HexFormat.of().parseHex(leaf))));

        assertThat(frontier.root().hex()).isEqualTo(root);
    }

    @Test
    void inclusionProofIsTheReferences() {
        Tree tree = Tree.of(LEAVES.stream().map(HexFormat.of()::parseHex).toList());

        assertThat(tree.proof(Proofs.inclusion(5, 8)))
                .extracting(Hash::hex)
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
    }

    @Test
    void everyLeafIsProvedInEveryTreeAndNoOtherIs() {
        Tree tree = Tree.ofSize(SIZES);
        for (int size = 1; size <= SIZES; size++) {
            Hash root = tree.root(size);
            for (int seq = 0; seq < size; seq++) {
                List<Hash> proof = tree.proof(Proofs.inclusion(seq, size));

                assertThat(Proofs.rootOf(seq, size, tree.leaf(seq), proof)).contains(root);
                assertThat(Proofs.rootOf(seq, size, tree.leaf((seq + 1) % SIZES), proof))
                        .isNotEqualTo(Optional.of(root));
                List<Hash> longer = new ArrayList<>(proof);
                longer.add(Hash.NONE);
                assertThat(Proofs.rootOf(seq, size, tree.leaf(seq), longer)).isNotEqualTo(Optional.of(root));
            }
        }
    }

    @Test
    void everyTreeIsTheBeginningOfEveryLaterOne() {
        Tree tree = Tree.ofSize(SIZES);
        Hash other = Hash.ofLeaf("other");
        for (int newer = 1; newer <= SIZES; newer++) {
            for (int older = 1; older <= newer; older++) {
                List<Hash> proof = tree.proof(Proofs.consistency(older, newer));

                assertThat(Proofs.isConsistent(older, tree.root(older), newer, tree.root(newer), proof))
                        .as("%d in %d", older, newer)
                        .isTrue();
                assertThat(Proofs.isConsistent(older, other, newer, tree.root(newer), proof))
                        .isFalse();
                assertThat(Proofs.isConsistent(older, tree.root(older), newer, other, proof))
                        .isFalse();
            }
        }
    }

    @Test
    void edgeIsEnoughToGoOn() {
        Tree tree = Tree.ofSize(SIZES);
        for (int size = 0; size < SIZES; size++) {
            Frontier frontier = Frontier.of(size, tree.nodes::get, (node, hash) -> {});
            frontier.add(tree.leaf(size));

            assertThat(frontier.root()).isEqualTo(tree.root(size + 1));
        }
    }

    @Test
    void whatIsNotThereCannotBeProved() {
        assertThatThrownBy(() -> Proofs.inclusion(3, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(4, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Proofs.consistency(0, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    /// A tree with all its nodes and the root at every size.
    private record Tree(Map<Node, Hash> nodes, List<Hash> roots) {
        static Tree ofSize(int size) {
            List<byte[]> leaves = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                leaves.add(new byte[] {(byte) i});
            }
            return of(leaves);
        }

        static Tree of(List<byte[]> leaves) {
            Map<Node, Hash> nodes = new HashMap<>();
            Frontier frontier = Frontier.empty(nodes::put);
            List<Hash> roots = new ArrayList<>(List.of(frontier.root()));
            for (byte[] content : leaves) {
                Hash leaf = Hash.ofLeaf(content);
                nodes.put(Node.leaf(frontier.size()), leaf);
                frontier.add(leaf);
                roots.add(frontier.root());
            }
            return new Tree(nodes, roots);
        }

        Hash leaf(int seq) {
            return Objects.requireNonNull(nodes.get(Node.leaf(seq)));
        }

        Hash root(int size) {
            return roots.get(size);
        }

        List<Hash> proof(List<Range> path) {
            return path.stream().map(range -> range.hash(nodes::get)).toList();
        }
    }
}
