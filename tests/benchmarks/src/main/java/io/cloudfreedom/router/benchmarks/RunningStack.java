package io.cloudfreedom.router.benchmarks;

import io.cloudfreedom.router.local.StackException;
import io.cloudfreedom.router.local.api.ClientCredentials;
import io.cloudfreedom.router.local.api.RouterApi;
import io.cloudfreedom.router.local.status.StackStatus;
import io.cloudfreedom.router.local.status.StackStatus.PartStatus;
import io.cloudfreedom.router.testkit.doubles.ProviderDoubles;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.Collectors;

/// The stack that `./router up` started, with the providers' doubles.
record RunningStack(StackStatus status, ClientCredentials script) {

    /// The stack of the sources in folder `router.home` (a system property), else in the working folder.
    static RunningStack find() {
        Path home = Path.of(System.getProperty("router.home", "")).toAbsolutePath();
        StackStatus status = StackStatus.read(home.resolve(".router/run/status.json"))
                .filter(found -> found.state().equals("ready"))
                .orElseThrow(() -> new StackException("no stack is running here: ./router up -d"));
        ClientCredentials script = new ClientCredentials(
                url(status, "issuer"), status.client().id(), status.client().secret());
        return new RunningStack(status, script);
    }

    RouterApi api() {
        return new RouterApi(url("gateway"), script::token);
    }

    Doubles doubles() {
        return new Doubles(url("doubles"));
    }

    /// Straight to the provider's double, with a credential that nobody else uses.
    TimedChat.Target direct() {
        String base = ProviderDoubles.endpoints(url("doubles").toString()).getOrDefault("openai", "");
        return new TimedChat.Target(URI.create(base), credential(), status.model());
    }

    /// Through gateway and LiteLLM.
    TimedChat.Target routed(String virtualKey) {
        return new TimedChat.Target(url("openai_base_url"), virtualKey, status.model());
    }

    PartStatus part(String name) {
        return status.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("the running stack has no " + name));
    }

    URI url(String name) {
        return url(status, name);
    }

    private static URI url(StackStatus status, String name) {
        return Optional.ofNullable(status.urls().get(name))
                .map(URI::create)
                .orElseThrow(() -> new StackException("the running stack has no " + name
                        + "; the benchmarks need the providers' doubles: ./router up without --provider-env"));
    }

    /// A fresh provider key; digits only, since a double takes words like `bad` in a credential as an order.
    static String credential() {
        return "sk-"
                + new SecureRandom().ints(40, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }
}
