/// The only user of Vault: the secrets with which tenants' webhooks are signed.
@NullMarked
package io.cloudfreedom.router.usage.secret;

import org.jspecify.annotations.NullMarked;
