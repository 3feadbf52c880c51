/// Carries NOTIFY of any replica to those that wait in this one.
@NullMarked
package io.cloudfreedom.router.config.signal;

import org.jspecify.annotations.NullMarked;
