/// The mathematics of the log: leaves over canonical JSON, hash tree and proofs (RFC 8785, RFC 6962).
@NullMarked
package io.cloudfreedom.router.key.audit.tree;

import org.jspecify.annotations.NullMarked;
