/// The price book: seeded from LiteLLM's price map and vendors' lists for every model of the catalogue, only
/// added to.
@NullMarked
package io.cloudfreedom.router.usage.price;

import org.jspecify.annotations.NullMarked;
