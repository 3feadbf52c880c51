package io.cloudfreedom.router.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRoutesTest {
    @ParameterizedTest
    @CsvSource({
        "/keys?tab=own,/keys?tab=own",
        "//evil.example,/",
        "https://evil.example,/",
        "/\\evil.example,/",
        "'/a b',/",
        ",/",
        "keys,/"
    })
    void aLoginEndsOnThisSite(String next, String location) {
        assertThat(SessionRoutes.local(next)).isEqualTo(location);
    }
}
