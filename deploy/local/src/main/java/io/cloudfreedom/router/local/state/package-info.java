/// What the stack remembers between two starts: layout version, ports, secrets.
@NullMarked
package io.cloudfreedom.router.local.state;

import org.jspecify.annotations.NullMarked;
