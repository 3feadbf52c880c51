/// What the headers of a request ask for: idempotency, preconditions, preferences, origin.
@NullMarked
package io.cloudfreedom.router.key.request;

import org.jspecify.annotations.NullMarked;
