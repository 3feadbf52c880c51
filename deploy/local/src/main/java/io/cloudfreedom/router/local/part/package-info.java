/// One class for each part of the stack: how it is started and when it is ready.
@NullMarked
package io.cloudfreedom.router.local.part;

import org.jspecify.annotations.NullMarked;
