/// Signed statements of how large the log is and what its root is.
@NullMarked
package io.cloudfreedom.router.key.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
