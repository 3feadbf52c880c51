/// The only users of Vault: reads provider secrets, keeps the secrets that we share with each agent.
@NullMarked
package io.cloudfreedom.router.config.secret;

import org.jspecify.annotations.NullMarked;
