package io.cloudfreedom.router.key.virtualkey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TokenTest {
    @RepeatedTest(100)
    void freshTokenIsWellFormed() {
        Token token = Token.fresh();

        assertThat(token.text()).matches("cf-[0-9A-Za-z]{40}");
        assertThat(Token.isWellFormed(token.text())).isTrue();
        assertThat(token.sha256()).matches("[0-9a-f]{64}");
    }

    @Test
    void everySingleTypoIsFound() {
        String token = Token.fresh().text();
        for (int i = 3; i < token.length(); i++) {
            char other = token.charAt(i) == 'a' ? 'b' : 'a';
            String typo = token.substring(0, i) + other + token.substring(i + 1);

            assertThat(Token.isWellFormed(typo)).as("typo at %d", i).isFalse();
        }
    }

    @Test
    void doesNotShowItself() {
        Token token = Token.fresh();

        assertThat(token).asString().doesNotContain(token.text());
    }
}
