package io.languard.rest.jaxrs;

import io.languard.ports.user.Actor;
import io.languard.ports.user.Session;
import io.languard.rest.wire.Body;
import io.languard.rest.wire.BodyReader;
import io.languard.rest.wire.Ids;
import io.languard.rest.wire.JsonBody;
import io.languard.rest.wire.Query;
import io.languard.rest.wire.StrangersBodies;
import io.languard.rest.wire.Upload;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.Function;
import org.glassfish.jersey.server.ContainerRequest;

/**
 * One request, as a resource method sees it: a parameter {@code @Context Call}. The body is not read before it is asked
 * for, because the thing in the path must be known to exist first.
 */
public final class Call {

    /** Property of the request that holds the session; absent on public routes. */
    public static final String SESSION = "languard.session";

    /** Property of the request that holds the client's address. */
    public static final String ADDRESS = "languard.address";

    private final ContainerRequest request;

    Call(ContainerRequest request) {
        this.request = request;
    }

    /** Whose token it is. */
    public Session session() {
        return (Session) request.getProperty(SESSION);
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

    /** An id in the path; see {@link Ids#parse}. */
    public int id(String parameter, String what) {
        return Ids.parse(path(parameter), parameter, what);
    }

    /** A text in the path. */
    public String path(String parameter) {
        return request.getUriInfo().getPathParameters().getFirst(parameter);
    }

    /** The query. */
    public Query query() {
        return Query.of(request.getUriInfo().getQueryParameters());
    }

    /** The JSON object that must be there. */
    public Body body() {
        return JsonBody.required(bytes(), contentType(), encoding());
    }

    /**
     * Same as {@link #body()}, from somebody who has shown no token.
     *
     * @param binder takes what is needed out of the body, which must not be kept
     */
    public <T> T body(StrangersBodies bodies, Function<Body, T> binder) {
        return bodies.read(
                request.getEntityStream(),
                announcedLength(),
                bytes -> binder.apply(JsonBody.required(bytes, contentType(), encoding())));
    }

    /** The JSON object, an empty one if it was left out. */
    public Body optionalBody() {
        return JsonBody.optional(bytes(), contentType(), encoding());
    }

    /** The file in a part of a form, of at most so many bytes; see {@link Upload}. */
    public Upload upload(String field, long max) {
        return Upload.open(request.getEntityStream(), contentType(), encoding(), announcedLength(), field, max);
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
