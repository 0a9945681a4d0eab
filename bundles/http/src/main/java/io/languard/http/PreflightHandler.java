package io.languard.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A handler that responds to TRACE requests and CORS preflight requests before they reach a servlet. */
final class PreflightHandler extends Handler.Wrapper {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";

    private final ResponseHeaderCustomizer headers;

    PreflightHandler(ResponseHeaderCustomizer headers, Handler next) {
        super(next);
        this.headers = headers;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if ("TRACE".equals(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, METHODS);
            Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
            return true;
        }
        if (headers.isPreflight(request)) {
            response.setStatus(HttpStatus.NO_CONTENT_204);
            response.getHeaders()
                    .put("Access-Control-Allow-Methods", METHODS)
                    .put(
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type, If-Match, If-None-Match, X-API-Key")
                    .put("Access-Control-Max-Age", "600")
                    .put(HttpHeader.VARY, "Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
            callback.succeeded();
            return true;
        }
        return super.handle(request, new ContentTypeResponse(request, response), callback);
    }
}
