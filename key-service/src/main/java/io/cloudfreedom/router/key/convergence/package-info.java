/// How far the LiteLLMs are with a change.
@NullMarked
package io.cloudfreedom.router.key.convergence;

import org.jspecify.annotations.NullMarked;
