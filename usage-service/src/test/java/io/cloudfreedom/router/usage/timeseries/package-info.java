/// Periods of a calendar.
@NullMarked
package io.cloudfreedom.router.usage.timeseries;

import org.jspecify.annotations.NullMarked;
