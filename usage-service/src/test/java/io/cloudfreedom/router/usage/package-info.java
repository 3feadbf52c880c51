/// The rules that hold in the whole service.
@NullMarked
package io.cloudfreedom.router.usage;

import org.jspecify.annotations.NullMarked;
