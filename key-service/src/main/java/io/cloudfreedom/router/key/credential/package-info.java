/// What each provider needs to be called, and what of it is secret.
@NullMarked
package io.cloudfreedom.router.key.credential;

import org.jspecify.annotations.NullMarked;
