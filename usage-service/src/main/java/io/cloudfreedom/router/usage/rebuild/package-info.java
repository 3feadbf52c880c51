/// Building the ledger again from every record received, and whether that gives the same bytes.
@NullMarked
package io.cloudfreedom.router.usage.rebuild;

import org.jspecify.annotations.NullMarked;
