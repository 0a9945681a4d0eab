package io.languard.rest.jaxrs;

import io.languard.rest.io.JsonBodyParser;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;

/**
 * A reader of JSON bodies into records, which reports problems with the error codes of the API. A body is optional
 * unless the parameter is {@code @NotNull}; an omitted one counts as an empty object. A list of records is never optional,
 * and {@code @Size} limits its length.
 */
public final class JsonBodyReader implements MessageBodyReader<Object> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord() || type == List.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in)
            throws IOException {
        String contentType = headers.getFirst(HttpHeaders.CONTENT_TYPE);
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (genericType instanceof ParameterizedType list) {
            Class<?> item = (Class<?>) list.getActualTypeArguments()[0];
            return JsonBodyParser.parseList(in, contentType, encoding, item, maxItems(annotations));
        }
        PushbackInputStream body = new PushbackInputStream(in);
        int first = body.read();
        boolean optional = Arrays.stream(annotations).noneMatch(NotNull.class::isInstance);
        if (first < 0 && optional) {
            return JsonBodyParser.absent(type);
        }
        if (first >= 0) {
            body.unread(first);
        }
        return JsonBodyParser.parse(body, contentType, encoding, type);
    }

    private static int maxItems(Annotation[] annotations) {
        return Arrays.stream(annotations)
                .filter(Size.class::isInstance)
                .mapToInt(size -> ((Size) size).max())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the announced length, -1 for none. */
    static long contentLength(MultivaluedMap<String, String> headers) {
        String length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? -1 : Long.parseLong(length);
    }
}
