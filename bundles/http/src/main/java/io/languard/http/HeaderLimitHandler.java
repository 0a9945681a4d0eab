package io.languard.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A handler that limits the number of header fields, and informs the connection when the next header begins. */
final class HeaderLimitHandler extends Handler.Wrapper {

    /** Browsers and proxies together send some thirty. */
    static final int MAX_FIELDS = 100;

    HeaderLimitHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        EndPoint endPoint = request.getConnectionMetaData().getConnection().getEndPoint();
        if (endPoint instanceof HeaderLimitEndPoint limited) {
            Request.addCompletionListener(request, failure -> limited.beginHeader());
        }
        if (request.getHeaders().size() > MAX_FIELDS) {
            Response.writeError(request, response, callback, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431);
            return true;
        }
        return super.handle(request, response, callback);
    }
}
