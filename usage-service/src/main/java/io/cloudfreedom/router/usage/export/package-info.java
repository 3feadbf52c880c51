/// Whole months as files of any length: the ledger's lines, and FOCUS 1.2.
@NullMarked
package io.cloudfreedom.router.usage.export;

import org.jspecify.annotations.NullMarked;
