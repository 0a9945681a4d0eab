package io.languard.rest.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.Envelope;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EnvelopeWriterTest {

    private final EnvelopeWriter writer = new EnvelopeWriter(ApiJsonCodec.defaultMapper());
    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void write(Object data) throws IOException {
        writer.writeTo(Envelope.of(data), Envelope.class, Envelope.class, null, null, headers, out);
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void ordinaryResponseHasAContentLength() throws IOException {
        write(List.of("Їx"));
        assertThat(text()).isEqualTo("{\"success\":true,\"data\":[\"Їx\"],\"error\":null}");
        assertThat(headers.getFirst("Content-Length")).isEqualTo(Integer.toString(out.size()));
    }

    @Test
    void largeResponseIsStreamed() throws IOException {
        int texts = 200;
        String line = "x".repeat(4096);
        Iterable<String> lines = () -> lines(texts, line);
        write(lines);
        assertThat(ApiJsonCodec.parse(text()).get("data")).hasSize(texts).allMatch(node -> node.textValue()
                .equals(line));
        assertThat(headers).doesNotContainKey("Content-Length");
    }

    /** Returns lines and asserts on each that output lags by at most the buffer and what Jackson and the encoder hold. */
    private Iterator<String> lines(int count, String line) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    assertThat(i * line.length() - out.size()).isLessThan(2 * EnvelopeWriter.BUFFER_SIZE);
                    return line;
                })
                .iterator();
    }

    @Test
    void nothingIsSentIfSerializationFails() {
        assertThatThrownBy(() -> write(new Broken())).isInstanceOf(JsonMappingException.class);
        assertThat(out.size()).isZero();
    }

    @Test
    void halfASurrogatePairIsReplaced() throws IOException {
        write("x\uD83Dy");
        assertThat(text()).contains("\"x?y\"");
    }

    @Test
    void surrogatePairIsOneCharacter() throws IOException {
        write(Map.of("\uD83D\uDE00", "x\uD83D\uDE00"));
        assertThat(text()).contains("{\"\uD83D\uDE00\":\"x\uD83D\uDE00\"}");
        assertThat(headers.getFirst("Content-Length")).isEqualTo(Integer.toString(out.size()));
    }

    @Test
    void halfASurrogatePairInANameIsReplaced() throws IOException {
        write(Map.of("\uDE00", "x"));
        assertThat(text()).contains("{\"?\":\"x\"}");
    }

    @Test
    void responsesOfOneThreadDoNotMix() throws IOException {
        write("a".repeat(EnvelopeWriter.BUFFER_SIZE / 2));
        out.reset();
        write("b");
        assertThat(text()).isEqualTo("{\"success\":true,\"data\":\"b\",\"error\":null}");
    }

    /** A result that fails to serialize, as an adapter's might. */
    public static final class Broken {
        public String getText() {
            throw new IllegalStateException();
        }
    }
}
