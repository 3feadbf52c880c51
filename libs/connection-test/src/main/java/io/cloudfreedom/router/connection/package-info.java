/// What a provider's credential looks like, and whether it works.
@NullMarked
package io.cloudfreedom.router.connection;

import org.jspecify.annotations.NullMarked;
