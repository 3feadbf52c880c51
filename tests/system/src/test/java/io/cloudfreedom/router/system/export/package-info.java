/// The configuration that a tenant gets for a LiteLLM of its own, in a LiteLLM of its own.
@NullMarked
package io.cloudfreedom.router.system.export;

import org.jspecify.annotations.NullMarked;
