/// What travels between the services: records, topic names, and the one JSON mapping; no framework, no behaviour.
@NullMarked
package io.cloudfreedom.router.contracts;

import org.jspecify.annotations.NullMarked;
