/// Who did what to which object, written in the transaction of the change.
@NullMarked
package io.cloudfreedom.router.key.audit;

import org.jspecify.annotations.NullMarked;
