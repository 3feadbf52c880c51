/// One settlement per request over both witnesses, booked as double entry for ever.
@NullMarked
package io.cloudfreedom.router.usage.ledger;

import org.jspecify.annotations.NullMarked;
