package io.cloudfreedom.router.connection.credential;

import java.net.URI;

/// Where a secret may be sent besides its provider's own hosts.
public interface EndpointRule {
    /// For a key that is stored: where its secret may go was decided when it was saved.
    EndpointRule ADMITTED = new EndpointRule() {
        @Override
        public boolean allowsEndpoint(URI endpoint) {
            return true;
        }

        @Override
        public boolean allowsTokenUri(URI tokenUri) {
            return true;
        }
    };

    /// Whether a key may have this endpoint.
    boolean allowsEndpoint(URI endpoint);

    /// Whether a service account may ask for its tokens here.
    boolean allowsTokenUri(URI tokenUri);
}
