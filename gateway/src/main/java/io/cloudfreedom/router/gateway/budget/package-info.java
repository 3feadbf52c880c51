/// What is left of a caller's limits, as far as this process can know.
@NullMarked
package io.cloudfreedom.router.gateway.budget;

import org.jspecify.annotations.NullMarked;
