/// Transactions that see one tenant's rows, or all of them.
@NullMarked
package io.cloudfreedom.router.kit.tenancy;

import org.jspecify.annotations.NullMarked;
