/// The registered LiteLLM instances: their generation, their pulls, their acknowledgements, their health.
@NullMarked
package io.cloudfreedom.router.config.proxy;

import org.jspecify.annotations.NullMarked;
