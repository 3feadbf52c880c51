/// The key service: tenants, their provider keys and virtual keys, and the custody of the secrets.
@NullMarked
package io.cloudfreedom.router.key;

import org.jspecify.annotations.NullMarked;
