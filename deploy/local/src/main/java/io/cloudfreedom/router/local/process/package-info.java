/// Child processes: start, readiness, restart, end.
@NullMarked
package io.cloudfreedom.router.local.process;

import org.jspecify.annotations.NullMarked;
