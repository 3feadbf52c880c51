/// Provider keys: created, changed, rotated and deleted without ever showing a secret.
@NullMarked
package io.cloudfreedom.router.key.providerkey;

import org.jspecify.annotations.NullMarked;
