/// The whole service on real parts.
@NullMarked
package io.cloudfreedom.router.usage.system;

import org.jspecify.annotations.NullMarked;
