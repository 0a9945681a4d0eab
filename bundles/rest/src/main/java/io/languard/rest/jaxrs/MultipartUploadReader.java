package io.languard.rest.jaxrs;

import io.languard.rest.io.MultipartUpload;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * A reader that opens the file in a multipart form as a stream. Jersey's multipart module is not used, because it
 * copies large parts to temporary files before a resource method sees them.
 */
public final class MultipartUploadReader implements MessageBodyReader<MultipartUpload> {

    /** The name of the form field. */
    private static final String FIELD = "file";

    private final long maxBytes;

    /**
     * Creates a reader.
     *
     * @param maxBytes the size limit of a file
     */
    public MultipartUploadReader(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == MultipartUpload.class;
    }

    @Override
    public MultipartUpload readFrom(
            Class<MultipartUpload> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream in) {
        return MultipartUpload.open(
                in,
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                headers.getFirst(HttpHeaders.CONTENT_ENCODING),
                JsonBodyReader.contentLength(headers),
                FIELD,
                maxBytes);
    }
}
