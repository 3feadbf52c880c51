/// Reads a request body once, refuses what LiteLLM would read differently, and rewrites the few bytes that
/// must differ.
@NullMarked
package io.cloudfreedom.router.gateway.body;

import org.jspecify.annotations.NullMarked;
