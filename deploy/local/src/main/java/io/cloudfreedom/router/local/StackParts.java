package io.cloudfreedom.router.local;

import io.cloudfreedom.router.local.part.DatabasePart;
import io.cloudfreedom.router.local.part.DoublesPart;
import io.cloudfreedom.router.local.part.KafkaPart;
import io.cloudfreedom.router.local.part.KeycloakPart;
import io.cloudfreedom.router.local.part.LiteLlmPart;
import io.cloudfreedom.router.local.part.Machine;
import io.cloudfreedom.router.local.part.ServicePart;
import io.cloudfreedom.router.local.part.VaultPart;
import io.cloudfreedom.router.local.state.GeneratedSecrets;
import io.cloudfreedom.router.local.state.PortBook;
import io.cloudfreedom.router.local.state.StateFolder;
import io.cloudfreedom.router.testkit.oidc.Issuer;
import io.cloudfreedom.router.testkit.postgres.ServiceDatabase;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Every part of one start, wired to each other; nothing runs yet.
record StackParts(
        DatabasePart database,
        KafkaPart kafka,
        VaultPart vault,
        Identity identity,
        Optional<DoublesPart> doubles,
        ServicePart keyService,
        ServicePart configService,
        ServicePart usageService,
        ServicePart gateway,
        List<LiteLlmPart> proxies) {

    /// Who issues tokens: Keycloak, or the testkit's issuer.
    sealed interface Identity {

        URI issuer();

        String clientSecret(String clientId);

        /// Its own server, with a login page.
        record Realm(KeycloakPart keycloak) implements Identity {
            @Override
            public URI issuer() {
                return keycloak.issuer();
            }

            @Override
            public String clientSecret(String clientId) {
                return keycloak.clientSecret(clientId);
            }
        }

        /// Inside the supervisor, for tests.
        record Testkit(Issuer server) implements Identity {
            @Override
            public URI issuer() {
                return URI.create(server.url());
            }

            @Override
            public String clientSecret(String clientId) {
                return server.clientSecret(clientId);
            }
        }
    }

    static StackParts wire(StackOptions options, StateFolder state) {
        PortBook ports = new PortBook(state.stateFile(), options.environment());
        Machine machine = new Machine(options.sources(), state, ports, new GeneratedSecrets(state.secrets()));
        DatabasePart database = new DatabasePart(machine);
        Identity identity = options.keycloak()
                ? new Identity.Realm(new KeycloakPart(machine, database.port()))
                : new Identity.Testkit(Issuer.start(ports.of("issuer")));
        StackParts parts = new StackParts(
                database,
                new KafkaPart(machine),
                new VaultPart(machine, database.port()),
                identity,
                options.providerEnv().isPresent() ? Optional.empty() : Optional.of(new DoublesPart(machine)),
                new ServicePart(machine, "key-service", options.remembers()),
                new ServicePart(machine, "config-service", options.remembers()),
                new ServicePart(machine, "usage-service", options.remembers()),
                new ServicePart(machine, "gateway", options.remembers()),
                IntStream.rangeClosed(1, options.proxies())
                        .mapToObj(number -> new LiteLlmPart(machine, number))
                        .toList());
        parts.configure();
        return parts;
    }

    private void configure() {
        for (ServicePart service : services()) {
            service.set("kafka.bootstrap.servers", kafka.bootstrapServers())
                    .set("router.oidc.issuer", identity.issuer().toString());
            String client = service == gateway ? "gateway-service" : service.name();
            service.set("router.oidc.client-id", client)
                    .setSecret("router.oidc.client-secret", identity.clientSecret(client));
        }
        for (ServicePart service : List.of(keyService, configService, usageService, gateway)) {
            service.set("quarkus.vault.url", vault.url().toString());
        }
        keyService.set("router.db.url", database.url(ServiceDatabase.KEY));
        keyService
                .set("router.config-service.url", configService.url().toString())
                .set("router.trusted-proxies", "127.0.0.1");
        keyService.set(
                "router.audit.checkpoint-file",
                keyService.dataFolder().resolve("audit-checkpoints").toString());
        configService.set("router.db.url", database.url(ServiceDatabase.CONFIG));
        usageService.set("router.db.url", database.url(ServiceDatabase.USAGE));
        gateway.set("router.key-service.url", keyService.url().toString())
                .set("router.config-service.url", configService.url().toString())
                .set("router.usage-service.url", usageService.url().toString())
                .set("router.gateway.usage.spool", gateway.dataFolder().toString())
                .setSecret("router.oidc.gateway-client-secret", identity.clientSecret("gateway"))
                .makeSecret("router.gateway.session.secret");
        doubles.ifPresent(this::sendProvidersTo);
    }

    /// Connection tests (key-service, config-service) and deployments are led to the doubles; loopback is refused to
    /// connection tests and tenants' webhooks (usage-service) everywhere else. An Azure key names its own address.
    private void sendProvidersTo(DoublesPart part) {
        for (ServicePart service : List.of(keyService, configService)) {
            part.endpoints().forEach((provider, url) -> {
                if (!provider.equals("azure")) {
                    service.set("router.provider-endpoints." + provider, url);
                }
            });
        }
        for (ServicePart service : List.of(keyService, configService, usageService)) {
            service.set("router.outbound.allow-loopback", "true");
        }
    }

    List<ServicePart> services() {
        return List.of(keyService, configService, usageService, gateway);
    }

    List<String> proxyIds() {
        return proxies.stream().map(LiteLlmPart::id).toList();
    }

    /// The address for people; `localhost`, since a browser's rules for secure pages exempt that name.
    URI publicUrl() {
        return URI.create("http://localhost:" + gateway.port());
    }
}
