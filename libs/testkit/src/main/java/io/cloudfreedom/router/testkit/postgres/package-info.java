/// A PostgreSQL server and the services' databases in it.
@NullMarked
package io.cloudfreedom.router.testkit.postgres;

import org.jspecify.annotations.NullMarked;
