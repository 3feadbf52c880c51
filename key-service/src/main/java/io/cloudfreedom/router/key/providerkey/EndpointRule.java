package io.cloudfreedom.router.key.providerkey;

import java.net.URI;
import java.util.function.Predicate;

/// Whether an endpoint outside a provider's own hosts may be used.
interface EndpointRule extends Predicate<URI> {}
