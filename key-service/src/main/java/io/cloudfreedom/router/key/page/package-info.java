/// Lists in pages, and rows as values.
@NullMarked
package io.cloudfreedom.router.key.page;

import org.jspecify.annotations.NullMarked;
