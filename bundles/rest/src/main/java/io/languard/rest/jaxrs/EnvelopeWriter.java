package io.languard.rest.jaxrs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.Envelope;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.function.IntConsumer;

/**
 * A writer of envelopes. One of ordinary size is buffered and sent with its length, so that nothing is sent if
 * serialization fails; a large one is streamed, so that a page of long texts is not held in memory twice.
 */
public final class EnvelopeWriter implements MessageBodyWriter<Envelope> {

    /** The maximum length of a response that is buffered, in bytes or characters. */
    static final int BUFFER_SIZE = 64 * 1024;

    private final ObjectWriter writer;

    /** Creates a writer that uses this mapper for the content of the envelope. */
    public EnvelopeWriter(ObjectMapper mapper) {
        this.writer = mapper.writer()
                .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .with(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == Envelope.class;
    }

    @Override
    public void writeTo(
            Envelope envelope,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        headers.putSingle(HttpHeaders.CONTENT_TYPE, ApiJsonCodec.CONTENT_TYPE);
        write(envelope, out, length -> headers.putSingle(HttpHeaders.CONTENT_LENGTH, Integer.toString(length)));
    }

    /** Writes an envelope as the body of a response. */
    public void write(Envelope envelope, HttpServletResponse response) throws IOException {
        response.setContentType(ApiJsonCodec.CONTENT_TYPE);
        try {
            write(envelope, response.getOutputStream(), response::setContentLength);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A response could not be written as JSON", e);
        }
    }

    /**
     * Writes an envelope.
     *
     * @param setLength called before anything is written, unless the body is streamed
     */
    private void write(Envelope envelope, OutputStream out, IntConsumer setLength) throws IOException {
        BodyBuffer buffer = new BodyBuffer(BUFFER_SIZE);
        if (fits(envelope, buffer)) {
            setLength.accept(buffer.size());
            buffer.writeTo(out);
        } else {
            writeCharacters(envelope, out, setLength);
        }
    }

    /**
     * Writes an envelope to a buffer, and returns whether that was possible. If not, at most the size of the buffer has been
     * written in vain.
     */
    private boolean fits(Envelope envelope, BodyBuffer buffer) throws IOException {
        try (JsonGenerator json = new WellFormedGenerator(writer.createGenerator(buffer))) {
            writer.writeValue(json, envelope);
            json.flush();
            return true;
        } catch (BodyBuffer.UnsuitableException | JsonProcessingException e) {
            return false;
        }
    }

    /** Writes an envelope as characters, so that half a surrogate pair becomes a question mark instead of an error half-way. */
    private void writeCharacters(Envelope envelope, OutputStream out, IntConsumer setLength) throws IOException {
        ThresholdWriter text = new ThresholdWriter(out, BUFFER_SIZE);
        writer.writeValue(text, envelope);
        text.flush();
        byte[] whole = text.buffered();
        if (whole != null) {
            setLength.accept(whole.length);
            out.write(whole);
        }
    }
}
