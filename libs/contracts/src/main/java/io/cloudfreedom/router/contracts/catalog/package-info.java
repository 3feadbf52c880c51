/// The fixed vocabulary: providers, tiers, policies and states.
@NullMarked
package io.cloudfreedom.router.contracts.catalog;

import org.jspecify.annotations.NullMarked;
