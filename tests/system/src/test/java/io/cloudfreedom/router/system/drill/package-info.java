/// Parts killed at a random moment of a change: everything converges again without a human.
@NullMarked
package io.cloudfreedom.router.system.drill;

import org.jspecify.annotations.NullMarked;
