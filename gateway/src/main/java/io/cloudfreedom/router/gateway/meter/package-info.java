/// Finds the usage in an answer while it passes, and restores what the client must see.
@NullMarked
package io.cloudfreedom.router.gateway.meter;

import org.jspecify.annotations.NullMarked;
