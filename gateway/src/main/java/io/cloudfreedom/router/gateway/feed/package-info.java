/// What the gateway knows: compacted topics read into immutable snapshots in memory.
@NullMarked
package io.cloudfreedom.router.gateway.feed;

import org.jspecify.annotations.NullMarked;
