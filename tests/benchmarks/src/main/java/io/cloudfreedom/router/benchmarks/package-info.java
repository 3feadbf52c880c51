/// Programs that measure a running stack and compare it with a baseline of the same run; they never judge a time.
@NullMarked
package io.cloudfreedom.router.benchmarks;

import org.jspecify.annotations.NullMarked;
