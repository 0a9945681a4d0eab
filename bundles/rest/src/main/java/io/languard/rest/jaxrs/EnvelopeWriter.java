package io.languard.rest.jaxrs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.rest.wire.Envelope;
import io.languard.rest.wire.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes an envelope in one go, with its length. */
public final class EnvelopeWriter implements MessageBodyWriter<Envelope> {

    private final ObjectMapper mapper;

    /** A writer that uses this mapper for what is in the envelope. */
    public EnvelopeWriter(ObjectMapper mapper) {
        this.mapper = mapper;
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
        byte[] bytes = mapper.writeValueAsBytes(envelope);
        headers.putSingle(HttpHeaders.CONTENT_TYPE, Json.CONTENT_TYPE);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, bytes.length);
        out.write(bytes);
    }
}
