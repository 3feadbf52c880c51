/// CSV.
@NullMarked
package io.cloudfreedom.router.usage.statement;

import org.jspecify.annotations.NullMarked;
