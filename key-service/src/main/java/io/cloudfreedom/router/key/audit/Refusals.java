package io.cloudfreedom.router.key.audit;

import io.cloudfreedom.router.contracts.catalog.PlatformTenant;
import io.cloudfreedom.router.key.audit.AuditEntry.Outcome;
import io.cloudfreedom.router.key.request.Origin;
import io.cloudfreedom.router.kit.identity.Caller;
import io.cloudfreedom.router.kit.problem.Problem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import org.jspecify.annotations.Nullable;

/// Puts every attempt to change something that was refused, or that failed, into the log, before it is answered.
///
/// The entry belongs to the tenant of the caller, not to the one that was tried: who asks for another's key learns
/// nothing, and neither does the other.
class Refusals {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String NOBODY = "anonymous";
    private static final Pattern OPERATION = Pattern.compile("([a-z]+)(.*)");
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final RefusalLog log;
    private final CurrentIdentityAssociation identities;
    private final CurrentVertxRequest current;

    Refusals(RefusalLog log, CurrentIdentityAssociation identities, CurrentVertxRequest current) {
        this.log = log;
        this.identities = identities;
        this.current = current;
    }

    @ServerResponseFilter
    public Uni<Void> answered(
            ContainerRequestContext request, ContainerResponseContext response, @Nullable SimpleResourceInfo resource) {
        if (response.getStatus() < 400 || READING.contains(request.getMethod())) {
            return Uni.createFrom().voidItem();
        }
        String address = SourceAddress.of(current.getCurrent().request());
        return identities
                .getDeferredIdentity()
                .map(Refusals::known)
                .onFailure()
                .recoverWithItem(Who.UNKNOWN)
                .chain(who -> log.add(entry(who, address, request, response, resource)));
    }

    private static AuditEntry entry(
            Who who,
            @Nullable String address,
            ContainerRequestContext request,
            ContainerResponseContext response,
            @Nullable SimpleResourceInfo resource) {
        int status = response.getStatus();
        return new AuditEntry(
                who.caller() == null
                        ? PlatformTenant.ID
                        : who.caller().tenantId().orElse(PlatformTenant.ID),
                new Origin(
                        who.caller() == null ? NOBODY : who.caller().actor(),
                        request.getHeaderString(Origins.REQUEST_ID),
                        address),
                action(request, resource),
                object(request),
                status < 500 ? Outcome.REFUSED : Outcome.FAILED,
                reason(status, response.getEntity()),
                Map.of("status", status),
                AuditEntry.Change.NONE);
    }

    private static String reason(int status, @Nullable Object entity) {
        String type = entity instanceof Problem problem ? problem.type() : "";
        return type.startsWith(Problem.TYPES) ? type.substring(Problem.TYPES.length()) : "http-" + status;
    }

    /// The id that the path names, or the path itself.
    private static String object(ContainerRequestContext request) {
        String id = request.getUriInfo().getPathParameters().getFirst("id");
        return id != null ? id : request.getUriInfo().getPath();
    }

    /// `rotateProviderKey` → `provider_key.rotate`; what matches no operation has its method for a name.
    static String action(ContainerRequestContext request, @Nullable SimpleResourceInfo resource) {
        return resource == null || resource.getMethodName() == null
                ? request.getMethod().toLowerCase(Locale.ROOT)
                : action(resource.getMethodName());
    }

    static String action(String operation) {
        Matcher parts = OPERATION.matcher(operation);
        if (!parts.matches() || parts.group(2).isEmpty()) {
            return operation;
        }
        String object = HUMP.matcher(parts.group(2)).replaceAll("_").toLowerCase(Locale.ROOT);
        return object + "." + parts.group(1);
    }

    private static Who known(SecurityIdentity identity) {
        return identity.isAnonymous() ? Who.UNKNOWN : new Who(new Caller(identity));
    }

    private record Who(@Nullable Caller caller) {
        static final Who UNKNOWN = new Who(null);
    }
}
