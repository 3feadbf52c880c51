/// Compares what lies in Vault with what the database knows, and repairs what has come apart.
@NullMarked
package io.cloudfreedom.router.key.reconcile;

import org.jspecify.annotations.NullMarked;
