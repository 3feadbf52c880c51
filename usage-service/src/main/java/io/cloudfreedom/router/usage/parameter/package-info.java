/// Query parameters of reports: each is named when it cannot be used, and none is ignored.
@NullMarked
package io.cloudfreedom.router.usage.parameter;

import org.jspecify.annotations.NullMarked;
