package io.languard.rest.jaxrs;

import io.languard.rest.io.BodyInputStream;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import org.glassfish.jersey.server.ContainerRequest;

/** A filter that limits the bodies of requests. Stricter limits apply to clients without a token. */
public final class BodyLimitFilter implements ContainerRequestFilter {

    private final boolean formsExempt;

    /**
     * Creates a filter.
     *
     * @param formsExempt whether forms are not limited here because their reader streams and limits them
     */
    public BodyLimitFilter(boolean formsExempt) {
        this.formsExempt = formsExempt;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        MediaType type = context.getMediaType();
        if (formsExempt && type != null && MediaType.MULTIPART_FORM_DATA_TYPE.isCompatible(type)) {
            return;
        }
        AuthenticatedRequest request =
                (AuthenticatedRequest) ((ContainerRequest) context).getProperty(AuthenticatedRequest.REQUEST);
        boolean anonymous = request.getUserPrincipal() == null;
        context.setEntityStream(new BodyInputStream(
                context.getEntityStream(),
                JsonBodyReader.contentLength(context.getHeaders()),
                anonymous ? BodyInputStream.MAX_ANONYMOUS_BYTES : BodyInputStream.MAX_BYTES,
                anonymous ? () -> {} : request.largeBodyPermit()::acquire));
    }
}
