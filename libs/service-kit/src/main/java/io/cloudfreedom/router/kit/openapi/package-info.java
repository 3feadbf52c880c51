/// What every service's OpenAPI document says beyond what the extension finds by itself.
@NullMarked
package io.cloudfreedom.router.kit.openapi;

import org.jspecify.annotations.NullMarked;
