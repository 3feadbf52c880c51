/// The router's public HTTP interface as a script uses it: tokens, logins, requests.
@NullMarked
package io.cloudfreedom.router.local.api;

import org.jspecify.annotations.NullMarked;
