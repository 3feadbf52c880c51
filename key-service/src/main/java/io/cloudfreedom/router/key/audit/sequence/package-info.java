/// Gives each entry its place in the log, one after the other, and its leaf in the hash tree.
@NullMarked
package io.cloudfreedom.router.key.audit.sequence;

import org.jspecify.annotations.NullMarked;
