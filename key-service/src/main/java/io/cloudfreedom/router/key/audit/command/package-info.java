/// The log examined from outside the service: `audit verify`, `audit prove` and `audit fsck`.
@NullMarked
package io.cloudfreedom.router.key.audit.command;

import org.jspecify.annotations.NullMarked;
