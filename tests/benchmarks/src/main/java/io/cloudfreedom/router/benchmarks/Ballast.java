package io.cloudfreedom.router.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import io.cloudfreedom.router.local.StackException;
import java.util.ArrayList;
import java.util.List;

/// Tenants whose keys fill every LiteLLM up to a number of deployments; deleted at the end.
final class Ballast implements AutoCloseable {
    /// A key of all models of OpenAI is some thirty deployments.
    private static final int KEYS_OF_A_TENANT = 10;

    private final RunningStack stack;
    private final List<ThrowAwayTenant> tenants = new ArrayList<>();

    private Ballast(RunningStack stack) {
        this.stack = stack;
    }

    static Ballast upTo(RunningStack stack, int deployments) {
        Ballast ballast = new Ballast(stack);
        try {
            while (ballast.deployments() < deployments) {
                ballast.addTenant(deployments);
            }
            return ballast;
        } catch (StackException e) {
            ballast.close();
            throw e;
        }
    }

    private void addTenant(int deployments) {
        ThrowAwayTenant tenant = new ThrowAwayTenant(stack);
        tenants.add(tenant);
        for (int i = 0; i < KEYS_OF_A_TENANT && deployments() < deployments; i++) {
            tenant.addKey(RunningStack.credential());
        }
    }

    /// What the fullest LiteLLM is to hold.
    int deployments() {
        return proxies(stack).stream()
                .mapToInt(proxy -> proxy.path("deployments").asInt())
                .max()
                .orElse(0);
    }

    static List<JsonNode> proxies(RunningStack stack) {
        List<JsonNode> proxies = new ArrayList<>();
        stack.api()
                .get("/api/proxies")
                .require("the proxies")
                .body()
                .path("items")
                .forEach(proxies::add);
        return proxies;
    }

    @Override
    public void close() {
        tenants.forEach(ThrowAwayTenant::close);
    }
}
