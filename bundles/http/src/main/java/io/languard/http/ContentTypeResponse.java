package io.languard.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A response whose content type is exactly {@code application/json; charset=utf-8}, as documented; the servlet layer
 * would remove the space.
 */
final class ContentTypeResponse extends Response.Wrapper {

    private static final String SQUEEZED = "application/json;charset=utf-8";
    private static final HttpField DOCUMENTED =
            new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, "application/json; charset=utf-8");

    ContentTypeResponse(Request request, Response response) {
        super(request, response);
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
        if (!isCommitted() && SQUEEZED.equalsIgnoreCase(getHeaders().get(HttpHeader.CONTENT_TYPE))) {
            getHeaders().put(DOCUMENTED);
        }
        super.write(last, content, callback);
    }
}
