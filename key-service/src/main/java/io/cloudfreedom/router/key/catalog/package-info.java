/// The models that exist, as config-service tells.
@NullMarked
package io.cloudfreedom.router.key.catalog;

import org.jspecify.annotations.NullMarked;
