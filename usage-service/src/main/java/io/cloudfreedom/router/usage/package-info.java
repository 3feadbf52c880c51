/// Limits that are never passed, a ledger that is never wrong, and the reports that are its sums.
@NullMarked
package io.cloudfreedom.router.usage;

import org.jspecify.annotations.NullMarked;
