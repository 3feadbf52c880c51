/// Calls to addresses that someone else chose, guarded against being led into our own network (SSRF).
@NullMarked
package io.cloudfreedom.router.kit.outbound;

import org.jspecify.annotations.NullMarked;
