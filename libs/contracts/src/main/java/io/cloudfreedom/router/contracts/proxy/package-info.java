/// What config-service and the agent inside LiteLLM say to each other.
@NullMarked
package io.cloudfreedom.router.contracts.proxy;

import org.jspecify.annotations.NullMarked;
