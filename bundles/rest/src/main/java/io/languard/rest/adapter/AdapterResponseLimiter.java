package io.languard.rest.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.rest.io.Envelope;
import io.languard.rest.io.ErrorResponse;
import io.languard.rest.io.LargeBodyLimiter;
import io.languard.rest.jaxrs.AuthenticatedRequest;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.Writer;
import java.lang.annotation.Annotation;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * A filter that limits the responses of an adapter's resources, by writing them once to nowhere: what is too large becomes
 * an error before anything has been sent. A large one whose addresses are to be removed is copied for that, so it takes a
 * permit like a large body. Runs after the filter that adds the envelope.
 */
@Priority(AdapterResponseLimiter.AFTER_ENVELOPE)
final class AdapterResponseLimiter implements ContainerResponseFilter {

    /** Filters of responses run in descending order, by default at 5000. */
    static final int AFTER_ENVELOPE = 4500;

    /** The maximum length of a response, in characters of JSON. */
    static final int MAX_CHARACTERS = 8 * 1024 * 1024;

    /** The same for clients that may not see addresses. */
    static final int MAX_REDACTED_CHARACTERS = 1024 * 1024;

    private final String gameType;
    private final ObjectMapper mapper;

    AdapterResponseLimiter(String gameType, ObjectMapper mapper) {
        this.gameType = gameType;
        this.mapper = mapper;
    }

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (!(response.getEntity() instanceof Envelope envelope)) {
            return;
        }
        ContainerRequest request = (ContainerRequest) context;
        boolean redacted = !AdapterRequest.of(request).maySeeAddresses();
        LengthWriter length = new LengthWriter(redacted ? MAX_REDACTED_CHARACTERS : MAX_CHARACTERS);
        try {
            mapper.writeValue(length, envelope);
            if (redacted && length.characters > LargeBodyLimiter.SMALL_BYTES) {
                ((AuthenticatedRequest) request.getProperty(AuthenticatedRequest.REQUEST))
                        .largeBodyPermit()
                        .acquire();
            }
        } catch (LanguardException e) {
            put(context, response, e);
        } catch (IOException e) {
            if (length.isExceeded()) {
                put(context, response, tooLarge(length.max));
            }
            // Else it is not JSON at all, which the writer of the response reports.
        }
    }

    private LanguardException tooLarge(int max) {
        return new LanguardException(
                ErrorCode.INTERNAL_ERROR,
                "The adapter of game type '" + gameType + "' returned more than " + max + " characters of JSON");
    }

    private static void put(
            ContainerRequestContext context, ContainerResponseContext response, LanguardException problem) {
        ErrorResponse error = ErrorResponse.of(
                problem,
                context.getMethod() + " " + context.getUriInfo().getRequestUri().getRawPath());
        response.setStatus(error.status());
        error.headers().forEach(response.getHeaders()::putSingle);
        response.setEntity(error.body(), new Annotation[0], MediaType.APPLICATION_JSON_TYPE);
    }

    /** Counts characters up to a maximum, beyond which it fails. */
    private static final class LengthWriter extends Writer {

        private final int max;
        private long characters;

        LengthWriter(int max) {
            this.max = max;
        }

        boolean isExceeded() {
            return characters > max;
        }

        @Override
        public void write(char[] text, int offset, int length) throws IOException {
            characters += length;
            if (isExceeded()) {
                throw new IOException("Longer than " + max + " characters");
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
