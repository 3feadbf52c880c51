/// Says on which LiteLLM instances a version of a provider key is live.
@NullMarked
package io.cloudfreedom.router.config.convergence;

import org.jspecify.annotations.NullMarked;
