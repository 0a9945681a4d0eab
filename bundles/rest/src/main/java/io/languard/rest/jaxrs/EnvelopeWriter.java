package io.languard.rest.jaxrs;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.languard.rest.io.ApiJsonCodec;
import io.languard.rest.io.Envelope;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/**
 * Writes an envelope: a usual one in one go, with its length, so that nothing is sent of one that can't be written; a large
 * one piece by piece, so that a page of long texts is not held a second time.
 */
public final class EnvelopeWriter implements MessageBodyWriter<Envelope> {

    /** How much of an answer is held back at most. */
    static final int BUFFER_SIZE = 64 * 1024;

    private final ObjectWriter writer;

    /** A writer that uses this mapper for what is in the envelope. */
    public EnvelopeWriter(ObjectMapper mapper) {
        this.writer = mapper.writer().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
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
        ThresholdOutputStream held = new ThresholdOutputStream(out, BUFFER_SIZE);
        // Through characters, so that half a surrogate pair becomes a question mark and not an error half-way.
        Writer text = new OutputStreamWriter(held, StandardCharsets.UTF_8);
        writer.writeValue(text, envelope);
        text.flush();
        if (held.isBuffered()) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, held.size());
        }
        held.flushBuffer();
    }
}
