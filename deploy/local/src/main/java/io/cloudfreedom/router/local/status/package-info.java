/// What the stack tells people and scripts about itself.
@NullMarked
package io.cloudfreedom.router.local.status;

import org.jspecify.annotations.NullMarked;
