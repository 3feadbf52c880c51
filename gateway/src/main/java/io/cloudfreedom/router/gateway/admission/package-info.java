/// Decides whether a request may go out, under which worst case, and signs the permission for one LiteLLM.
@NullMarked
package io.cloudfreedom.router.gateway.admission;

import org.jspecify.annotations.NullMarked;
