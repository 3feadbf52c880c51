package io.cloudfreedom.router.kit.outbound;

import io.cloudfreedom.router.kit.outbound.OutboundFailure.Reason;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides which address a call is dialled at, if it may be made at all.
///
/// The host is resolved here, once, and the connection goes to the address that was checked: a name that resolves
/// differently a moment later (DNS rebinding) changes nothing. A host with one forbidden address is forbidden.
final class OutboundGuard {
    /// A host whose last label is a number is meant as an IPv4 address (WHATWG URL, "ends in a number") …
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

    /// … and only this notation means the same to everybody: a leading zero is octal to some and decimal to others.
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})(?:\\.(?!$)|$)){4}");

    private final boolean allowLoopback;
    private final Set<Integer> ports;
    private final AddressResolver resolver;

    OutboundGuard(boolean allowLoopback, Set<Integer> ports, AddressResolver resolver) {
        this.allowLoopback = allowLoopback;
        this.ports = Set.copyOf(ports);
        this.resolver = resolver;
    }

    /// The address to dial; blocks while it resolves.
    ///
    /// @throws OutboundFailure when the call is refused or the host is unknown
    InetAddress admit(URI uri) {
        String host = uri.getHost();
        if (host == null || uri.getScheme() == null || uri.getRawUserInfo() != null || isAmbiguous(host)) {
            throw new OutboundFailure(Reason.REFUSED);
        }
        List<InetAddress> addresses = resolve(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        boolean loopback = allowLoopback && addresses.stream().allMatch(InetAddress::isLoopbackAddress);
        if (!loopback && !(isAllowedUrl(uri) && addresses.stream().allMatch(PublicAddresses::contains))) {
            throw new OutboundFailure(Reason.REFUSED);
        }
        return addresses.getFirst();
    }

    /// The port of a URL, by its scheme when it names none.
    static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return isTls(uri) ? 443 : 80;
    }

    static boolean isTls(URI uri) {
        return "https".equals(uri.getScheme().toLowerCase(Locale.ROOT));
    }

    private static boolean isAmbiguous(String host) {
        return NUMERIC.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches();
    }

    private boolean isAllowedUrl(URI uri) {
        return isTls(uri) && ports.contains(port(uri));
    }

    private List<InetAddress> resolve(String host) {
        try {
            List<InetAddress> addresses = resolver.resolve(host);
            if (addresses.isEmpty()) {
                throw new OutboundFailure(Reason.UNKNOWN_HOST);
            }
            return addresses;
        } catch (UnknownHostException e) {
            throw new OutboundFailure(Reason.UNKNOWN_HOST);
        }
    }
}
