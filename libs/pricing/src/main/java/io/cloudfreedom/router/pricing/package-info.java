/// What a request costs: one exact function from tokens and a price to nano-USD, and its upper bound before the
/// request is sent; no framework, no clock, no state.
@NullMarked
package io.cloudfreedom.router.pricing;

import org.jspecify.annotations.NullMarked;
