/// What must hold for the files of the repository themselves.
@NullMarked
package io.cloudfreedom.router.system.tree;

import org.jspecify.annotations.NullMarked;
