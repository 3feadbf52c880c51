/// The way of one request to LiteLLM and of its answer back.
@NullMarked
package io.cloudfreedom.router.gateway.relay;

import org.jspecify.annotations.NullMarked;
