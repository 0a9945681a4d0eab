package io.languard.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps clients that send their bodies slowly, or never, from holding the threads that all share: a body must come at a
 * pace, and a small one is there before a thread looks at the request. A body that is too slow is answered with 408.
 */
final class BodyRateHandler extends Handler.Wrapper {

    /** The largest body that is waited for without a thread: any login's, and most others. */
    static final int MAX_BUFFERED_BYTES = 16 * 1024;

    private static final int BYTES_PER_SECOND = 1024;

    private final Duration grace;

    BodyRateHandler(Duration grace, Handler next) {
        super(next);
        this.grace = grace;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long length = request.getLength();
        boolean hasBody = length > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (!hasBody) {
            return super.handle(request, response, callback);
        }
        RateCheckedRequest paced = new RateCheckedRequest(request, grace, BYTES_PER_SECOND);
        if (length > MAX_BUFFERED_BYTES) {
            return super.handle(paced, response, callback);
        }
        // One byte more, so that the end of a small body has been seen, or that it is not small.
        new BufferedBodyRequest(paced, MAX_BUFFERED_BYTES + 1, response, callback, getHandler()).buffer();
        return true;
    }
}
