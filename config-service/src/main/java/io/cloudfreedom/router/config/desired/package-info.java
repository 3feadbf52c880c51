/// What a LiteLLM should serve: a pure function of tenants, keys and catalogue, and its generations in the
/// database.
@NullMarked
package io.cloudfreedom.router.config.desired;

import org.jspecify.annotations.NullMarked;
