package io.languard.rest.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpErrorCodes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonInputTest {

    private static JsonNode parse(String text) throws MalformedJsonException {
        return JsonInput.readTree(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Returns a list with the given number of elements. */
    private static String list(String element, int count) {
        return "[" + (element + ",").repeat(count - 1) + element + "]";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{} | 2", "[] | 2", "1 | 1", "\"\" | 1", "{\"a\":1} | 4"})
    void tokensAreLimited(String element, int tokens) throws Exception {
        int most = (JsonInput.MAX_TOKENS - 2) / tokens;
        assertThat(parse(list(element, most))).hasSize(most);
        assertThatThrownBy(() -> parse(list(element, most + 1))).isInstanceOfSatisfying(LanguardException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
            assertThat(HttpErrorCodes.status(e)).isEqualTo(413);
            assertThat(e)
                    .hasMessageContaining(
                            "too many tokens (brackets, names and values); the limit is " + JsonInput.MAX_TOKENS);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a line of text\"", "[2302,\"name\"]", "{\"name\":\"a mission\"}"})
    void listOf25000ObjectsIsAccepted(String element) throws Exception {
        assertThat(parse(list(element, 25_000))).hasSize(25_000);
    }

    @Test
    void longStringIsAccepted() throws Exception {
        String text = "x".repeat(BodyInputStream.MAX_BYTES - 8);
        assertThat(parse("{\"x\":\"" + text + "\"}").get("x").textValue()).isEqualTo(text);
    }

    @Test
    void depthIsLimited() throws Exception {
        assertThat(parse("[".repeat(100) + "]".repeat(100)).isArray()).isTrue();
        assertRefused("[".repeat(101) + "]".repeat(101), "is nested too deeply");
    }

    @Test
    void numbersAreLimited() throws Exception {
        assertThat(parse("9".repeat(100)).isBigInteger()).isTrue();
        assertThat(parse("0." + "1".repeat(100)).isDouble()).isTrue();
        assertRefused("9".repeat(101), "a number or a name that is too long");
        assertRefused("0." + "1".repeat(101), "a number or a name that is too long");
    }

    @Test
    void namesAreLimited() throws Exception {
        String name = "n".repeat(1000);
        assertThat(parse("{\"" + name + "\":1}").has(name)).isTrue();
        assertRefused("{\"" + name + "n\":1}", "a number or a name that is too long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void textWithoutAValueIsRejected(String text) {
        assertRefused(text, "is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"\\ud800\"}", "{\"\\udc00\":1}", "[[\"x\\ud800x\"]]"})
    void halfCharactersAreRejected(String text) {
        assertRefused(text, "half a surrogate pair");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e400", "{\"a\":[1e400]}"})
    void infiniteNumbersAreRejected(String text) {
        assertRefused(text, "a number that is too large");
    }

    @Test
    void invalidUtf8IsRejected() {
        assertThatThrownBy(() -> JsonInput.readTree(new ByteArrayInputStream(new byte[] {'"', (byte) 0xc3, '"'})))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void duplicateNamesAreRejected() {
        assertRefused("{\"a\":1,\"a\":2}", "is not JSON");
    }

    @Test
    void trailingContentIsRejected() {
        assertRefused("{} {}", "is not JSON (line 1, column 4)");
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(reason);
    }
}
