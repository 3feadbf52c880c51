/// The lives of LiteLLM processes: who may report, and up to when everything of a life is booked.
@NullMarked
package io.cloudfreedom.router.usage.epoch;

import org.jspecify.annotations.NullMarked;
