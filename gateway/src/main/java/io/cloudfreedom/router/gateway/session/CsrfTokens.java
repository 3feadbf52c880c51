package io.cloudfreedom.router.gateway.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// A token that a page of ours can read and a forged request cannot know: a MAC over the login it belongs to.
@ApplicationScoped
class CsrfTokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    CsrfTokens(SessionConfig config) {
        key = new SecretKeySpec(("csrf:" + config.secret()).getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    String of(Claims login) {
        String session = login.text("sid").orElse("");
        String subject = login.text("sub").orElse("");
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] tag = mac.doFinal((subject + "\n" + session).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    boolean matches(Claims login, @Nullable String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        of(login).getBytes(StandardCharsets.US_ASCII), presented.getBytes(StandardCharsets.UTF_8));
    }
}
