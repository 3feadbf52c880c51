/// The price book: seeded from LiteLLM's price map for every model of the catalogue, never changed, only added to.
@NullMarked
package io.cloudfreedom.router.usage.price;

import org.jspecify.annotations.NullMarked;
