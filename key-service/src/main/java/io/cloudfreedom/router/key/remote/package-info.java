/// What key-service asks of config-service.
@NullMarked
package io.cloudfreedom.router.key.remote;

import org.jspecify.annotations.NullMarked;
