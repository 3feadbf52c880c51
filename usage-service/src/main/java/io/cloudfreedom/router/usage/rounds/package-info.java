/// Work that is done again and again.
@NullMarked
package io.cloudfreedom.router.usage.rounds;

import org.jspecify.annotations.NullMarked;
