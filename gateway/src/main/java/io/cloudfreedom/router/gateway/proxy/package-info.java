/// The LiteLLM processes and the choice among them.
@NullMarked
package io.cloudfreedom.router.gateway.proxy;

import org.jspecify.annotations.NullMarked;
