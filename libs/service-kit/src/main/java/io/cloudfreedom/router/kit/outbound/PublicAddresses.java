package io.cloudfreedom.router.kit.outbound;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Tells addresses of the public internet from all others: loopback, private and shared networks, link-local
/// (where clouds keep their metadata), multicast, reserved and documentation ranges, and every IPv6 form that
/// carries an IPv4 address, and the address that Azure gives its platform's own endpoint in every network.
/// Sources: the IANA special-purpose address registries (RFC 6890 and its updates).
final class PublicAddresses {
    private static final List<Block> IPV4_SPECIAL = List.of(
            new Block("0.0.0.0", 8),
            new Block("10.0.0.0", 8),
            new Block("100.64.0.0", 10),
            new Block("127.0.0.0", 8),
            new Block("168.63.129.16", 32),
            new Block("169.254.0.0", 16),
            new Block("172.16.0.0", 12),
            new Block("192.0.0.0", 24),
            new Block("192.0.2.0", 24),
            new Block("192.31.196.0", 24),
            new Block("192.52.193.0", 24),
            new Block("192.88.99.0", 24),
            new Block("192.168.0.0", 16),
            new Block("192.175.48.0", 24),
            new Block("198.18.0.0", 15),
            new Block("198.51.100.0", 24),
            new Block("203.0.113.0", 24),
            new Block("224.0.0.0", 4),
            new Block("240.0.0.0", 4));

    /// All of global unicast is within this block …
    private static final Block IPV6_GLOBAL = new Block("2000::", 3);

    /// … except these: Teredo and other protocols, documentation, 6to4.
    private static final List<Block> IPV6_SPECIAL = List.of(
            new Block("2001::", 23),
            new Block("2001:db8::", 32),
            new Block("2002::", 16),
            new Block("2620:4f:8000::", 48),
            new Block("3fff::", 20));

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> IPV4_SPECIAL.stream().noneMatch(block -> block.contains(v4));
            case Inet6Address v6 ->
                IPV6_GLOBAL.contains(v6) && IPV6_SPECIAL.stream().noneMatch(block -> block.contains(v6));
            default -> false;
        };
    }

    /// The addresses that begin with the same bits.
    private static final class Block {
        private final byte[] network;
        private final int bits;

        Block(String network, int bits) {
            this.network = bytes(network);
            this.bits = bits;
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((bytes[bit / 8] & mask) != (network[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] bytes(String literal) {
            try {
                return InetAddress.getByName(literal).getAddress();
            } catch (UnknownHostException e) {
                throw new IllegalStateException(literal + " is no address", e);
            }
        }
    }
}
