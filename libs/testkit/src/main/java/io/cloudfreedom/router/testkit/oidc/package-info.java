/// An OpenID Connect issuer that mints the tokens a test needs.
@NullMarked
package io.cloudfreedom.router.testkit.oidc;

import org.jspecify.annotations.NullMarked;
