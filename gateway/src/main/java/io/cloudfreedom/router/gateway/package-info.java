/// The edge of the router: relays /v1 to LiteLLM, routes /api to the services, serves the portal and its login.
@NullMarked
package io.cloudfreedom.router.gateway;

import org.jspecify.annotations.NullMarked;
