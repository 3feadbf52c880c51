/// How provider keys fare by what agents saw of their attempts, told on `cf.key-health.v1`.
@NullMarked
package io.cloudfreedom.router.usage.health;

import org.jspecify.annotations.NullMarked;
