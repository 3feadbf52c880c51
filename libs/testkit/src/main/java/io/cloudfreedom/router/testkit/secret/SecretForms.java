package io.cloudfreedom.router.testkit.secret;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// A secret as it is, and in every encoding in which it could have slipped through.
final class SecretForms {
    /// Shorter ones would be found by chance.
    static final int SHORTEST = 12;

    private static final ObjectMapper JSON = new ObjectMapper();

    private SecretForms() {}

    /// The forms by their names.
    static Map<String, byte[]> of(String secret) {
        byte[] raw = secret.getBytes(UTF_8);
        if (raw.length < SHORTEST) {
            throw new IllegalArgumentException("a secret of " + raw.length + " bytes cannot be searched for");
        }
        Map<String, byte[]> forms = new HashMap<>();
        forms.put("raw", raw);
        forms.put("hex", ascii(HexFormat.of().formatHex(raw)));
        forms.put("HEX", ascii(HexFormat.of().withUpperCase().formatHex(raw)));
        for (int shift = 0; shift < 3; shift++) {
            forms.put("base64 at " + shift, base64(Base64.getEncoder(), raw, shift));
            forms.put("base64url at " + shift, base64(Base64.getUrlEncoder(), raw, shift));
        }
        String url = URLEncoder.encode(secret, UTF_8);
        forms.put("url", ascii(url));
        forms.put("url in lower case", ascii(lowerCaseEscapes(url)));
        String json = json(secret);
        forms.put("json", json.getBytes(UTF_8));
        forms.put("json in json", json(json).getBytes(UTF_8));
        forms.put("json with slashes", json.replace("/", "\\/").getBytes(UTF_8));
        forms.put("json in code points", ascii(codePoints(secret, "\\u%04x")));
        forms.put("json in CODE POINTS", ascii(codePoints(secret, "\\u%04X")));
        return forms;
    }

    /// The part of the base64 text that does not depend on what stands before and after the secret.
    private static byte[] base64(Base64.Encoder encoder, byte[] raw, int shift) {
        byte[] shifted = new byte[raw.length + shift];
        System.arraycopy(raw, 0, shifted, shift, raw.length);
        String text = encoder.withoutPadding().encodeToString(shifted);
        int from = shift == 0 ? 0 : shift + 1;
        return ascii(text.substring(from, text.length() - 3));
    }

    private static String lowerCaseEscapes(String url) {
        StringBuilder text = new StringBuilder(url);
        for (int at = text.indexOf("%"); at >= 0; at = text.indexOf("%", at + 3)) {
            text.replace(at, at + 3, text.substring(at, at + 3).toLowerCase(Locale.ROOT));
        }
        return text.toString();
    }

    /// Without the quotes around it.
    private static String json(String text) {
        try {
            String quoted = JSON.writeValueAsString(text);
            return quoted.substring(1, quoted.length() - 1);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no text", e);
        }
    }

    /// As a writer has it that trusts letters and digits only.
    private static String codePoints(String secret, String form) {
        StringBuilder text = new StringBuilder();
        secret.chars()
                .forEach(c -> text.append(
                        c < 128 && Character.isLetterOrDigit(c) ? String.valueOf((char) c) : form.formatted(c)));
        return text.toString();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
