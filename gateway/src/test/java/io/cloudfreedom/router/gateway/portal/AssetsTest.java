package io.cloudfreedom.router.gateway.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AssetsTest {
    private final Assets assets = new Assets();

    @Test
    void smallestEncodingThatTheBrowserTakes() {
        assertThat(coding("/assets/sample.js", "gzip, deflate, br, zstd")).contains("br");
        assertThat(coding("/assets/sample.js", "GZIP")).contains("gzip");
        assertThat(coding("/assets/sample.css", "gzip, br")).contains("gzip");
        assertThat(assets.find("/assets/sample.css", "gzip"))
                .hasValueSatisfying(found -> assertThat(found.type()).startsWith("text/css"));
    }

    @Test
    void plainWhereNothingFits() {
        assertThat(coding("/assets/sample.js", null)).isEmpty();
        assertThat(coding("/assets/sample.js", "identity")).isEmpty();
        assertThat(coding("/assets/sample.js", "br;q=0")).isEmpty();
        assertThat(coding("/assets/missing.js", "br, gzip")).isEmpty();
        assertThat(coding("/assets/font.woff2", "br, gzip")).isEmpty();
        assertThat(coding("/assets/", "br, gzip")).isEmpty();
    }

    private Optional<String> coding(String path, @Nullable String acceptEncoding) {
        return assets.find(path, acceptEncoding).map(Assets.Compressed::coding);
    }
}
