/// Standard Webhooks signatures.
@NullMarked
package io.cloudfreedom.router.kit.webhook;

import org.jspecify.annotations.NullMarked;
