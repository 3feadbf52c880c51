/// What attempts say of a key.
@NullMarked
package io.cloudfreedom.router.usage.health;

import org.jspecify.annotations.NullMarked;
