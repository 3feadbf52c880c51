/// The signed permission with which the gateway sends one request to one LiteLLM.
@NullMarked
package io.cloudfreedom.router.contracts.admission;

import org.jspecify.annotations.NullMarked;
