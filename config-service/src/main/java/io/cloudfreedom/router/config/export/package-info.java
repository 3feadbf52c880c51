/// The LiteLLM configuration of a tenant that runs a proxy of its own: names of variables, never a secret.
@NullMarked
package io.cloudfreedom.router.config.export;

import org.jspecify.annotations.NullMarked;
