/// Finds secrets where none may be.
@NullMarked
package io.cloudfreedom.router.testkit.secret;

import org.jspecify.annotations.NullMarked;
