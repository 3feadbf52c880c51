/// The one clock.
@NullMarked
package io.cloudfreedom.router.kit.time;

import org.jspecify.annotations.NullMarked;
