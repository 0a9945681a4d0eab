package io.languard.rest.jaxrs;

import io.languard.rest.io.AnonymousBodyLimiter;
import io.languard.rest.io.BodyReader;
import io.languard.rest.io.IdParser;
import io.languard.rest.io.JsonBodyParser;
import io.languard.rest.io.MultipartUpload;
import io.languard.rest.io.QueryParameters;
import io.languard.rest.io.RequestBody;
import io.languard.service.user.Actor;
import io.languard.service.user.UserSession;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * One request, as a resource method sees it: a parameter {@code @Context Call}. The body is not read before it is asked
 * for, because the thing in the path must be known to exist first.
 */
public final class ApiRequest {

    /** Property of the request that holds the session; absent on public routes. */
    public static final String SESSION = "languard.session";

    /** Property of the request that holds the client's address. */
    public static final String ADDRESS = "languard.address";

    private final ContainerRequest request;

    ApiRequest(ContainerRequest request) {
        this.request = request;
    }

    /** Whose token it is. */
    public UserSession session() {
        return (UserSession) request.getProperty(SESSION);
    }

    /** The caller, for the audit trail. */
    public Actor actor() {
        return session().actor();
    }

    /** The client's address, as far as it is known. */
    public String address() {
        return (String) request.getProperty(ADDRESS);
    }

    /** The id of the server in the path. */
    public int serverId() {
        return id("server_id", "Server");
    }

    /** An id in the path; see {@link IdParser#parse}. */
    public int id(String parameter, String what) {
        return IdParser.parse(pathParameter(parameter), parameter, what);
    }

    /** A text in the path. */
    public String pathParameter(String parameter) {
        return request.getUriInfo().getPathParameters().getFirst(parameter);
    }

    /** The query. */
    public QueryParameters query() {
        return QueryParameters.of(request.getUriInfo().getQueryParameters());
    }

    /** The JSON object that must be there. */
    public RequestBody body() {
        return JsonBodyParser.required(bytes(), contentType(), encoding());
    }

    /**
     * Same as {@link #body()}, from somebody who has shown no token.
     *
     * @param binder takes what is needed out of the body, which must not be kept
     */
    public <T> T body(AnonymousBodyLimiter bodies, Function<RequestBody, T> binder) {
        return bodies.read(
                request.getEntityStream(),
                announcedLength(),
                bytes -> binder.apply(JsonBodyParser.required(bytes, contentType(), encoding())));
    }

    /** The JSON object, an empty one if it was left out. */
    public RequestBody optionalBody() {
        return JsonBodyParser.optional(bytes(), contentType(), encoding());
    }

    /** The file in a part of a form, of at most so many bytes; see {@link MultipartUpload}. */
    public MultipartUpload upload(String field, long max) {
        return MultipartUpload.open(
                request.getEntityStream(), contentType(), encoding(), announcedLength(), field, max);
    }

    private byte[] bytes() {
        return BodyReader.read(request.getEntityStream(), announcedLength());
    }

    private long announcedLength() {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null || !length.matches("[0-9]{1,18}") ? -1 : Long.parseLong(length);
    }

    private String contentType() {
        return request.getHeaderString(HttpHeaders.CONTENT_TYPE);
    }

    private String encoding() {
        return request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    }
}
