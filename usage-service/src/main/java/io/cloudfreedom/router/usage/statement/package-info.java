/// What a tenant owes for a month, to send with the invoice.
@NullMarked
package io.cloudfreedom.router.usage.statement;

import org.jspecify.annotations.NullMarked;
