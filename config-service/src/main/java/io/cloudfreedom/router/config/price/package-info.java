/// The copy of the price book, for choosing the cheapest of several keys.
@NullMarked
package io.cloudfreedom.router.config.price;

import org.jspecify.annotations.NullMarked;
