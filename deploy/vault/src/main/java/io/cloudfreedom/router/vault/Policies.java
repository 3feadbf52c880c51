package io.cloudfreedom.router.vault;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// The policy of each process, as HCL text.
public final class Policies {

    private static final Pattern PROXY_ID = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private Policies() {}

    public static String of(ServiceRole service) {
        return resource(service.roleName());
    }

    /// The policy of one LiteLLM; an id that is no plain slug is refused, because it becomes part of a path.
    public static String ofProxy(String proxyId) {
        if (!PROXY_ID.matcher(proxyId).matches()) {
            throw new IllegalArgumentException("not a proxy id: " + proxyId);
        }
        return resource("proxy").replace("{{proxy_id}}", proxyId);
    }

    /// What the init job itself may do when it does not run with a root token.
    public static String ofSetup() {
        return resource(VaultSetup.ROLE);
    }

    private static String resource(String name) {
        try (InputStream in = Policies.class.getResourceAsStream("policies/" + name + ".hcl")) {
            if (in == null) {
                throw new IllegalStateException("no policy " + name + " in this jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
