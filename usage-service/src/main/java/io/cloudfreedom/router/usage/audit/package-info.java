/// Tells the audit log what people change in this service.
@NullMarked
package io.cloudfreedom.router.usage.audit;

import org.jspecify.annotations.NullMarked;
