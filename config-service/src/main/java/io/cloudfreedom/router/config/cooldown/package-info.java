/// Which deployments the LiteLLM instances leave out for a while because a provider keeps failing.
@NullMarked
package io.cloudfreedom.router.config.cooldown;

import org.jspecify.annotations.NullMarked;
