/// How one of several keys of a model is chosen: what each tenant wants, and the platform for the shared keys.
@NullMarked
package io.cloudfreedom.router.config.choice;

import org.jspecify.annotations.NullMarked;
