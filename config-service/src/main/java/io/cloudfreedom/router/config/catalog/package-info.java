/// The model catalogue: what tenants may call, and which provider serves it under which LiteLLM model string.
@NullMarked
package io.cloudfreedom.router.config.catalog;

import org.jspecify.annotations.NullMarked;
