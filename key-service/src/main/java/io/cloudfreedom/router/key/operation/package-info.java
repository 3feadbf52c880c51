/// Requests that write a secret, from their first row to their last; finished or undone, whatever crashes.
@NullMarked
package io.cloudfreedom.router.key.operation;

import org.jspecify.annotations.NullMarked;
