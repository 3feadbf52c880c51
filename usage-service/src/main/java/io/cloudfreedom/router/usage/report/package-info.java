/// What finance reads: sums of the ledger.
@NullMarked
package io.cloudfreedom.router.usage.report;

import org.jspecify.annotations.NullMarked;
