/// The portal's login: cookie session, who is logged in, protection against forged requests.
@NullMarked
package io.cloudfreedom.router.gateway.session;

import org.jspecify.annotations.NullMarked;
