/// The whole router on one machine: starts the real parts and the packaged services, watches them, stops them.
@NullMarked
package io.cloudfreedom.router.local;

import org.jspecify.annotations.NullMarked;
