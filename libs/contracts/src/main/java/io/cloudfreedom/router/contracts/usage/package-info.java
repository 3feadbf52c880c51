/// The two witnesses of a request: what the gateway metered and what the agent saw.
@NullMarked
package io.cloudfreedom.router.contracts.usage;

import org.jspecify.annotations.NullMarked;
