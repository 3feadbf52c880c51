/// Calls to our own services with the gateway's own token.
@NullMarked
package io.cloudfreedom.router.gateway.services;

import org.jspecify.annotations.NullMarked;
