/// The main job on real parts: packaged services, PostgreSQL, Kafka, OpenBao, LiteLLM, and providers' doubles.
@NullMarked
package io.cloudfreedom.router.system.mainjob;

import org.jspecify.annotations.NullMarked;
