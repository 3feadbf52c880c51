package io.cloudfreedom.router.local;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// What one start of the stack is to be.
///
/// @param sources the checkout whose packaged services are run
/// @param state the state folder, `.router` for people
/// @param python an interpreter that has the packages of `deploy/litellm/requirements.lock`
/// @param proxies how many LiteLLMs, at least 1
/// @param keycloak false: the testkit's issuer stands in, for tests that need no login page
/// @param remembers whether the services' JVMs keep what they learn for a faster next start
/// @param providerEnv a file with real provider keys instead of the doubles
/// @param environment the caller's environment, for `ROUTER_PORT_…`
public record StackOptions(
        Path sources,
        Path state,
        Path python,
        int proxies,
        boolean keycloak,
        boolean remembers,
        Optional<Path> providerEnv,
        Map<String, String> environment) {

    public StackOptions {
        requireNonNull(sources, "sources is null");
        requireNonNull(state, "state is null");
        requireNonNull(python, "python is null");
        if (proxies < 1 || proxies > 32) {
            throw new StackException("--proxies is a number from 1 to 32");
        }
        environment = Map.copyOf(environment);
    }

    /// A stack for a test: its own state, the testkit's issuer, the doubles, one LiteLLM.
    public static StackOptions forTest(Path sources, Path state, Path python) {
        return new StackOptions(sources, state, python, 1, false, false, Optional.empty(), Map.of());
    }

    /// With the realm and its login page, from the distribution below the state folder.
    public StackOptions withKeycloak() {
        return new StackOptions(sources, state, python, proxies, true, remembers, providerEnv, environment);
    }

    public StackOptions withProxies(int count) {
        return new StackOptions(sources, state, python, count, keycloak, remembers, providerEnv, environment);
    }
}
