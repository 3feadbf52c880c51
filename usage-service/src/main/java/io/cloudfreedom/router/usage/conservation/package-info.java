/// Whether the books agree with each other.
@NullMarked
package io.cloudfreedom.router.usage.conservation;

import org.jspecify.annotations.NullMarked;
