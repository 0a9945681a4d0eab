package io.languard.rest.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import io.languard.api.error.LanguardException;
import jakarta.validation.constraints.Size;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordTreeReaderTest {

    private enum Color {
        RED
    }

    private record Item(int number, @Size(max = 3) String text) {}

    private record Sample(
            @Size(max = 3) String shortText,
            Color color,
            Integer number,
            Boolean flag,
            @Size(max = 2) List<Item> items,
            @Size(max = 2) List<Integer> numbers,
            Map<String, Object> any) {}

    private record Free(@JsonIgnore Map<String, Object> fields) {
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Free of(Map<String, Object> fields) {
            return new Free(fields);
        }
    }

    private static JsonNode read(String json, Class<?> type) throws MalformedJsonException {
        return JsonInput.readRecord(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), type);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                // Valid values are retained.
                "{\"short_text\":\"abc\"} | {\"short_text\":\"abc\"}",
                "{\"color\":\"red\",\"number\":1,\"flag\":true} | {\"color\":\"red\",\"number\":1,\"flag\":true}",
                "{\"number\":null} | {\"number\":null}",
                "{\"items\":[{\"number\":1}]} | {\"items\":[{\"number\":1}]}",
                "{\"numbers\":[1,-2]} | {\"numbers\":[1,-2]}",
                "{\"any\":{\"a\":[{\"b\":1}]}} | {\"any\":{\"a\":[{\"b\":1}]}}",
                // Unknown fields are skipped.
                "{\"x\":[{},[1,\"a\"]],\"number\":1,\"y\":{\"number\":2}} | {\"number\":1}",
                "{\"items\":[{\"x\":[{}],\"number\":1}]} | {\"items\":[{\"number\":1}]}",
                // Of what is wrong, only enough to report it is retained.
                "{\"short_text\":\"abcdefghijklmnop\"} | {\"short_text\":\"abcdefg\"}",
                "{\"short_text\":[{},{}]} | {\"short_text\":[]}",
                "{\"number\":{\"a\":{}}} | {\"number\":{}}",
                "{\"any\":[{},{}]} | {\"any\":[]}",
                "{\"items\":[{},{},{},{},{}]} | {\"items\":[{},{},{}]}",
                "{\"numbers\":[1,2,3,4]} | {\"numbers\":[1,2,3]}",
                "{\"numbers\":[1.5,{\"a\":[2]}]} | {\"numbers\":[null,null]}",
                "{\"items\":[[[]],1]} | {\"items\":[null,null]}",
                "[{},{}] | []",
                "1 | []",
            })
    void onlyWhatTheRecordHoldsIsRetained(String json, String retained) throws Exception {
        assertThat(read(json, Sample.class)).hasToString(retained);
    }

    @Test
    void recordOfArbitraryFieldsIsReadWhole() throws Exception {
        assertThat(read("{\"a\":[{}],\"b\":{\"c\":1}}", Free.class)).hasToString("{\"a\":[{}],\"b\":{\"c\":1}}");
    }

    /** A text that was shortened must not become valid. */
    @Test
    void shortenedTextIsStillTooLong() throws Exception {
        assertThat(JsonBodyParser.parse(
                                stream("{\"short_text\":\"\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00\"}"),
                                "application/json",
                                null,
                                Sample.class)
                        .shortText())
                .hasSize(6);
        for (String character : new String[] {"x", "\uD83D\uDE00"}) {
            assertThatThrownBy(() -> JsonBodyParser.parse(
                            stream("{\"short_text\":\"" + character.repeat(4) + "\"}"),
                            "application/json",
                            null,
                            Sample.class))
                    .isInstanceOf(LanguardException.class);
        }
    }

    private static ByteArrayInputStream stream(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "{\"x\":\"\\ud800\"} | half a surrogate pair",
                "{\"x\":[{\"y\":1e400}]} | number that is too large",
                "{\"x\":{\"y\":1,\"y\":2}} | is not JSON",
                "{\"x\":[1,}] | is not JSON",
                "{\"x\":1} {} | is not JSON (line 1, column 9)",
            })
    void skippedValuesAreChecked(String json, String reason) {
        assertThatThrownBy(() -> read(json, Sample.class))
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining(reason);
    }
}
