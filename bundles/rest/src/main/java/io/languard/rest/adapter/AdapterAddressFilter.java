package io.languard.rest.adapter;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.languard.api.error.FieldProblem;
import io.languard.rest.io.ApiError;
import io.languard.rest.io.Envelope;
import io.languard.service.event.AddressMasker;
import io.languard.service.event.AddressRedactor;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.Collections;
import java.util.Map;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;

/**
 * A filter that removes network addresses from the responses of adapters to clients that may not see them. An adapter does
 * not know the permissions of a client. Runs after the filter that limits the response, since it copies it.
 */
@Priority(AdapterAddressFilter.AFTER_LIMIT)
final class AdapterAddressFilter implements ContainerResponseFilter {

    /** Filters of responses run in descending order, by default at 5000. */
    static final int AFTER_LIMIT = AdapterResponseLimiter.AFTER_ENVELOPE - 500;

    private static final String DATA = "data";

    private final ObjectMapper mapper;

    AdapterAddressFilter(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public void filter(ContainerRequestContext context, ContainerResponseContext response) {
        if (response.getEntity() instanceof Envelope envelope
                && !AdapterRequest.of((ContainerRequest) context).maySeeAddresses()) {
            response.setEntity(
                    new Envelope(envelope.success(), redacted(envelope.data()), masked(envelope.error())),
                    response.getEntityAnnotations(),
                    response.getMediaType());
        }
    }

    private @Nullable Object redacted(@Nullable Object data) {
        Map<String, Object> model = Collections.singletonMap(DATA, mapper.convertValue(data, Object.class));
        return AddressRedactor.redactAndMask(model).get(DATA);
    }

    private static @Nullable ApiError masked(@Nullable ApiError error) {
        return error == null
                ? null
                : new ApiError(
                        error.code(),
                        AddressMasker.mask(error.message()),
                        error.details().stream()
                                .map(problem -> new FieldProblem(problem.field(), AddressMasker.mask(problem.reason())))
                                .toList());
    }
}
