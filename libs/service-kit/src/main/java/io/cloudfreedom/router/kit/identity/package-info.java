/// Who calls, and whose data they may touch.
@NullMarked
package io.cloudfreedom.router.kit.identity;

import org.jspecify.annotations.NullMarked;
