/// What is told of requests to those who run the router: metrics, access log, traces; never a secret.
@NullMarked
package io.cloudfreedom.router.gateway.observe;

import org.jspecify.annotations.NullMarked;
