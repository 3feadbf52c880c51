/// How endpoints are told, without a database.
@NullMarked
package io.cloudfreedom.router.usage.webhook;

import org.jspecify.annotations.NullMarked;
