/// What each provider needs to be called, and what of it is secret.
@NullMarked
package io.cloudfreedom.router.connection.credential;

import org.jspecify.annotations.NullMarked;
