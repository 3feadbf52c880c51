/// Pokes a LiteLLM that is behind, until it is not.
@NullMarked
package io.cloudfreedom.router.config.reload;

import org.jspecify.annotations.NullMarked;
