/// Live tests of stored provider keys: this service may read them, key-service may not.
@NullMarked
package io.cloudfreedom.router.config.storedtest;

import org.jspecify.annotations.NullMarked;
