/// Keeps tables in shape: room for months to come, nothing that is no longer needed.
@NullMarked
package io.cloudfreedom.router.usage.tidying;

import org.jspecify.annotations.NullMarked;
