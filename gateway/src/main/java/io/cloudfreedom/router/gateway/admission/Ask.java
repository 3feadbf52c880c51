package io.cloudfreedom.router.gateway.admission;

import io.cloudfreedom.router.gateway.body.Scanned;
import io.cloudfreedom.router.gateway.feed.Facts;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import java.util.Set;
import java.util.UUID;

/// A request that wants to go out: on what is known, by whom, with which body.
///
/// @param requestId new for every dispatch
/// @param except processes that are not to be tried (again)
public record Ask(UUID requestId, Facts facts, Caller caller, Scanned body, Set<String> except) {}
