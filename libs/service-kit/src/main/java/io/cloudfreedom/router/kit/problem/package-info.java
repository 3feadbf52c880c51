/// Every failure of a REST API as an RFC 9457 problem, from one set of mappers.
@NullMarked
package io.cloudfreedom.router.kit.problem;

import org.jspecify.annotations.NullMarked;
