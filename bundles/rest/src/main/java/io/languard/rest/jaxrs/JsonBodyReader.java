package io.languard.rest.jaxrs;

import io.languard.rest.io.AnonymousBodyLimiter;
import io.languard.rest.io.BodyReader;
import io.languard.rest.io.JsonBodyParser;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * A reader of JSON bodies into records, which reports problems with the error codes of the API. A body is optional
 * unless the parameter is {@code @NotNull}; an omitted one counts as an empty object. Stricter limits apply to bodies
 * of clients without a token.
 */
public final class JsonBodyReader implements MessageBodyReader<Object> {

    private final AnonymousBodyLimiter anonymous = new AnonymousBodyLimiter();

    @Context
    private SecurityContext security;

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        long length = contentLength(headers);
        String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (security.getUserPrincipal() == null) {
            return anonymous.read(in, length, bytes -> JsonBodyParser.parse(bytes, contentType, encoding, type));
        }
        byte[] bytes = BodyReader.read(in, length);
        boolean optional = Arrays.stream(annotations).noneMatch(NotNull.class::isInstance);
        return bytes.length == 0 && optional
                ? JsonBodyParser.absent(type)
                : JsonBodyParser.parse(bytes, contentType, encoding, type);
    }

    /** Returns the announced length, -1 for none. */
    static long contentLength(MultivaluedMap<String, String> headers) {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? -1 : Long.parseLong(length);
    }
}
