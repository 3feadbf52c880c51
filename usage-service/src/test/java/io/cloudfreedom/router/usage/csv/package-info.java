/// CSV.
@NullMarked
package io.cloudfreedom.router.usage.csv;

import org.jspecify.annotations.NullMarked;
