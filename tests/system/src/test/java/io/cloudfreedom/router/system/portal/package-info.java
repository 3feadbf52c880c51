/// The admin portal in a browser, on the running stack.
@NullMarked
package io.cloudfreedom.router.system.portal;

import org.jspecify.annotations.NullMarked;
