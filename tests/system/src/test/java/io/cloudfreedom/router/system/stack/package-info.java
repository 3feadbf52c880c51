/// The one running stack that the tests of this module share, and what people and apps do with it.
@NullMarked
package io.cloudfreedom.router.system.stack;

import org.jspecify.annotations.NullMarked;
