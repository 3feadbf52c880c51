/// What the gateway adds to a request: measured in front of a double that is no bottleneck, beside a bare relay.
@NullMarked
package io.cloudfreedom.router.benchmarks.edge;

import org.jspecify.annotations.NullMarked;
