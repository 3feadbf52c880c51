/// The log as it is read from outside: entries, checkpoints, proofs, and the export that a verifier needs.
@NullMarked
package io.cloudfreedom.router.key.audit.proof;

import org.jspecify.annotations.NullMarked;
