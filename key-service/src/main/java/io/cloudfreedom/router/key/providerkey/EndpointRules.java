package io.cloudfreedom.router.key.providerkey;

import io.cloudfreedom.router.connection.credential.EndpointRule;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.identity.Role;
import io.cloudfreedom.router.kit.outbound.OutboundConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/// Which endpoints outside a provider's own hosts a caller may name: a super admin any that is https, everybody
/// loopback where the local stack allows it.
@ApplicationScoped
class EndpointRules {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final Caller caller;
    private final OutboundConfig outbound;

    EndpointRules(Caller caller, OutboundConfig outbound) {
        this.caller = caller;
        this.outbound = outbound;
    }

    EndpointRule ofCaller() {
        return new Rule(caller.has(Role.SUPER_ADMIN), outbound.allowLoopback());
    }

    private record Rule(boolean anyHttps, boolean loopback) implements EndpointRule {
        @Override
        public boolean allowsEndpoint(URI endpoint) {
            return allowsTokenUri(endpoint) || (anyHttps && "https".equals(endpoint.getScheme()));
        }

        @Override
        public boolean allowsTokenUri(URI tokenUri) {
            return loopback && tokenUri.getHost() != null && LOOPBACK.contains(tokenUri.getHost());
        }
    }
}
