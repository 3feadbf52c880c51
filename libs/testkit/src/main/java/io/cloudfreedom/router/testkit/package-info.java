/// The real parts that tests and the local stack run on, without Docker where there is none.
@NullMarked
package io.cloudfreedom.router.testkit;

import org.jspecify.annotations.NullMarked;
