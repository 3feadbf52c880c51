/// What usage-service tells of each provider key.
@NullMarked
package io.cloudfreedom.router.key.usage;

import org.jspecify.annotations.NullMarked;
