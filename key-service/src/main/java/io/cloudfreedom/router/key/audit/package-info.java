/// Who did what to which object, and who was refused what: entries of the audit log, as they come about.
@NullMarked
package io.cloudfreedom.router.key.audit;

import org.jspecify.annotations.NullMarked;
