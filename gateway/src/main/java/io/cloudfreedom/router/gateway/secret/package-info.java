/// The only place that reads Vault: the secret which signs admissions.
@NullMarked
package io.cloudfreedom.router.gateway.secret;

import org.jspecify.annotations.NullMarked;
