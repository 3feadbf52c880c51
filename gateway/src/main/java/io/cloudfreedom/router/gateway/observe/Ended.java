package io.cloudfreedom.router.gateway.observe;

import io.cloudfreedom.router.contracts.Money;
import io.cloudfreedom.router.contracts.catalog.KeySource;
import io.cloudfreedom.router.contracts.usage.Tokens;
import io.cloudfreedom.router.gateway.body.Endpoint;
import io.cloudfreedom.router.gateway.route.Candidate;
import io.cloudfreedom.router.gateway.virtualkey.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that is known of a request on `/v1` when it is over.
///
/// @param caller null when nobody was recognised
/// @param model a name in the catalogue; null when the client named none of it
/// @param status what the client was told; 0 when it did not wait
/// @param served null when no key is known to have answered
/// @param tokens null when they are left to the agent's record
/// @param firstByteNanos from the request's head to the answer's first byte; negative when there was none
/// @param nanos from the request's head to the end
public record Ended(
        Endpoint endpoint,
        Outcome outcome,
        UUID requestId,
        @Nullable Caller caller,
        @Nullable String model,
        int status,
        @Nullable String proxyId,
        @Nullable Candidate served,
        @Nullable KeySource source,
        @Nullable Tokens tokens,
        @Nullable Money cost,
        @Nullable String responseId,
        long firstByteNanos,
        long nanos) {}
