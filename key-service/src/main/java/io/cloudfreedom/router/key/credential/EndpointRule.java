package io.cloudfreedom.router.key.credential;

import java.net.URI;

/// Where a secret may be sent besides its provider's own hosts.
public interface EndpointRule {
    /// Whether a key may have this endpoint.
    boolean allowsEndpoint(URI endpoint);

    /// Whether a service account may ask for its tokens here.
    boolean allowsTokenUri(URI tokenUri);
}
