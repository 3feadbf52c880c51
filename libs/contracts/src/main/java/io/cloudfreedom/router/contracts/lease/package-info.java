/// The calls by which a gateway borrows room under a limit from usage-service.
@NullMarked
package io.cloudfreedom.router.contracts.lease;

import org.jspecify.annotations.NullMarked;
