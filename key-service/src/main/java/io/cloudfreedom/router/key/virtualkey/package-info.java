/// Virtual keys: the tokens that tenants' apps use, of which only the hash is stored.
@NullMarked
package io.cloudfreedom.router.key.virtualkey;

import org.jspecify.annotations.NullMarked;
