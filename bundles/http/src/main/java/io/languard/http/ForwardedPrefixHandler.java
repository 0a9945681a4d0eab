package io.languard.http;

import io.languard.http.api.ForwardedPrefix;
import java.util.Locale;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A handler that adds the path under which a proxy serves this server to {@code Location} headers, from redirects of web
 * applications as well as from adapters.
 */
final class ForwardedPrefixHandler extends Handler.Wrapper {

    ForwardedPrefixHandler(Handler next) {
        super(next);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(
                request,
                request.getAttribute(ForwardedPrefix.ATTRIBUTE) instanceof String prefix
                        ? new PrefixedResponse(request, response, prefix)
                        : response,
                callback);
    }

    /**
     * Returns the location as the client of the proxy must request it.
     *
     * @param origin scheme and authority of the request
     */
    static String prefixed(String location, String prefix, String origin) {
        String path = location;
        if (location.toLowerCase(Locale.ROOT).startsWith(origin.toLowerCase(Locale.ROOT))) {
            path = location.substring(origin.length());
        }
        return path.startsWith("/") && !path.startsWith("//") ? prefix + path : location;
    }

    private static final class PrefixedResponse extends Response.Wrapper {
        private final HttpFields.Mutable headers;

        PrefixedResponse(Request request, Response wrapped, String prefix) {
            super(request, wrapped);
            String origin = request.getHttpURI().getScheme() + "://"
                    + request.getHttpURI().getAuthority();
            headers = new HttpFields.Mutable.Wrapper(wrapped.getHeaders()) {
                @Override
                public HttpField onAddField(HttpField field) {
                    return field.getHeader() == HttpHeader.LOCATION
                            ? new HttpField(HttpHeader.LOCATION, prefixed(field.getValue(), prefix, origin))
                            : field;
                }
            };
        }

        @Override
        public HttpFields.Mutable getHeaders() {
            return headers;
        }
    }
}
