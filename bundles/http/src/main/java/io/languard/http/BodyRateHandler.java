package io.languard.http;

import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A handler that protects the shared thread pool from clients that send request bodies slowly or not at all. A body
 * must arrive at a minimum rate, and a small body is buffered completely before a thread handles the request. A body
 * that is too slow is rejected with 408.
 */
final class BodyRateHandler extends Handler.Wrapper {

    /**
     * The size up to which a body is buffered without blocking a thread; covers every login and most other requests.
     */
    static final int MAX_BUFFERED_BYTES = 16 * 1024;

    private static final int BYTES_PER_SECOND = 1024;

    private final WaitingBodies waitingBodies = new WaitingBodies();
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
        // One more byte than the limit, so that buffering sees either the end of a small body or that the body is too
        // large.
        new BufferedBodyRequest(paced, waitingBodies, MAX_BUFFERED_BYTES + 1, response, callback, getHandler())
                .buffer();
        return true;
    }
}
