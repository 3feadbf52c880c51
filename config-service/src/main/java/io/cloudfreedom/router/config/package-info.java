/// Decides what every LiteLLM serves, tells it, and knows how far it is.
@NullMarked
package io.cloudfreedom.router.config;

import org.jspecify.annotations.NullMarked;
