/// What was used so far and when: by the day on which requests were admitted, whenever they were charged.
@NullMarked
package io.cloudfreedom.router.usage.timeseries;

import org.jspecify.annotations.NullMarked;
