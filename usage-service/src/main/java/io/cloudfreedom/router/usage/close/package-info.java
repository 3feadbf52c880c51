/// Closing a month: from then on its books, names, fees and documents are what they were.
@NullMarked
package io.cloudfreedom.router.usage.close;

import org.jspecify.annotations.NullMarked;
