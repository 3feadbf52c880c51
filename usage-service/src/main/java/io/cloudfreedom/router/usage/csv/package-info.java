/// CSV as finance's tools read it (RFC 4180).
@NullMarked
package io.cloudfreedom.router.usage.csv;

import org.jspecify.annotations.NullMarked;
