/// What a client is told when a request is refused.
@NullMarked
package io.cloudfreedom.router.gateway.problem;

import org.jspecify.annotations.NullMarked;
