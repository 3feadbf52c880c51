/// A Kafka broker with the router's topics.
@NullMarked
package io.cloudfreedom.router.testkit.kafka;

import org.jspecify.annotations.NullMarked;
