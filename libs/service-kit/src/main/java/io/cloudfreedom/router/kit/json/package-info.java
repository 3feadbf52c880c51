/// The contracts' JSON settings for the framework's mapper.
@NullMarked
package io.cloudfreedom.router.kit.json;

import org.jspecify.annotations.NullMarked;
