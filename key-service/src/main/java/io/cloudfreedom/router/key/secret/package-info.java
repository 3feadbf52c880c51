/// The only place that talks to Vault: secrets go in once, and never come back out.
@NullMarked
package io.cloudfreedom.router.key.secret;

import org.jspecify.annotations.NullMarked;
