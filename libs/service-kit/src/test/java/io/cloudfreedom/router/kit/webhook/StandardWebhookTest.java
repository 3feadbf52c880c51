package io.cloudfreedom.router.kit.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardWebhookTest {
    /// The example of the specification's reference libraries.
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static final String OTHER = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signsAsTheSpecificationDoes() {
        assertThat(StandardWebhook.sign(ID, AT, BODY, List.of(SECRET))).isEqualTo(SIGNATURE);
    }

    @Test
    void acceptsEitherSecretDuringRotation() {
        String both = StandardWebhook.sign(ID, AT, BODY, List.of(OTHER, SECRET));

        assertThat(both.split(" ")).hasSize(2);
        assertThat(StandardWebhook.verify(ID, AT, BODY, both, List.of(SECRET), AT))
                .isTrue();
        assertThat(StandardWebhook.verify(ID, AT, BODY, SIGNATURE, List.of(OTHER, SECRET), AT))
                .isTrue();
    }

    @Test
    void refusesWhatWasChanged() {
        byte[] changed = "{\"test\": 2432232315}".getBytes(StandardCharsets.UTF_8);

        assertThat(StandardWebhook.verify(ID, AT, changed, SIGNATURE, List.of(SECRET), AT))
                .isFalse();
        assertThat(StandardWebhook.verify("msg_other", AT, BODY, SIGNATURE, List.of(SECRET), AT))
                .isFalse();
        assertThat(StandardWebhook.verify(ID, AT, BODY, SIGNATURE, List.of(OTHER), AT))
                .isFalse();
        assertThat(StandardWebhook.verify(ID, AT, BODY, "", List.of(SECRET), AT))
                .isFalse();
    }

    @Test
    void refusesOldAndFutureTimestamps() {
        assertThat(StandardWebhook.verify(ID, AT, BODY, SIGNATURE, List.of(SECRET), AT.plusSeconds(300)))
                .isTrue();
        assertThat(StandardWebhook.verify(ID, AT, BODY, SIGNATURE, List.of(SECRET), AT.plusSeconds(301)))
                .isFalse();
        assertThat(StandardWebhook.verify(ID, AT, BODY, SIGNATURE, List.of(SECRET), AT.minusSeconds(301)))
                .isFalse();
    }

    @Test
    void namesTheFormOfASecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StandardWebhook.sign(ID, AT, BODY, List.of("plain")))
                .withMessageContaining("whsec_");
    }
}
