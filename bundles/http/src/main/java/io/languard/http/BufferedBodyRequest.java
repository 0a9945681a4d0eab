package io.languard.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.Trailers;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * A request that buffers the first bytes of its body without blocking a thread and is then passed to the handler. The
 * bytes are copied because the server's own buffers are large even if a client fills them byte by byte.
 */
final class BufferedBodyRequest extends Request.Wrapper {

    private final RateCheckedRequest paced;
    private final WaitingBodies waitingBodies;
    private final int most;
    private final Response response;
    private final Callback callback;
    private final Request.Handler next;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private boolean atEnd;
    private Content.@Nullable Chunk rest;

    BufferedBodyRequest(
            RateCheckedRequest request,
            WaitingBodies waitingBodies,
            int most,
            Response response,
            Callback callback,
            Request.Handler next) {
        super(request);
        this.paced = request;
        this.waitingBodies = waitingBodies;
        this.most = most;
        this.response = response;
        this.callback = callback;
        this.next = next;
    }

    /** Passes the request to the handler once the end of the body or the given number of bytes has arrived. */
    void buffer() {
        while (!atEnd && rest == null && gathered.size() < most) {
            Content.Chunk chunk = super.read();
            if (chunk == null) {
                waitingBodies.add(paced);
                super.demand(this::buffer);
                return;
            }
            append(chunk);
        }
        handOn();
    }

    private void append(Content.Chunk chunk) {
        if (Content.Chunk.isFailure(chunk) || chunk instanceof Trailers) {
            // Left for the reader of the body to handle.
            rest = chunk;
            return;
        }
        byte[] bytes = BufferUtil.toArray(chunk.getByteBuffer());
        gathered.write(bytes, 0, bytes.length);
        atEnd = chunk.isLast();
        chunk.release();
    }

    private void handOn() {
        waitingBodies.remove(paced);
        if (rest != null && rest.getFailure() instanceof TimeoutException) {
            Response.writeError(this, response, callback, HttpStatus.REQUEST_TIMEOUT_408);
            return;
        }
        try {
            if (!next.handle(this, response, callback)) {
                Response.writeError(this, response, callback, HttpStatus.NOT_FOUND_404);
            }
        } catch (Throwable e) {
            Response.writeError(this, response, callback, e);
        }
    }

    @Override
    public Content.Chunk read() {
        if (gathered.size() > 0) {
            ByteBuffer bytes = ByteBuffer.wrap(gathered.toByteArray());
            gathered.reset();
            return Content.Chunk.from(bytes, atEnd);
        }
        if (atEnd) {
            return Content.Chunk.EOF;
        }
        if (rest != null) {
            Content.Chunk chunk = rest;
            rest = Content.Chunk.next(chunk);
            return chunk;
        }
        return super.read();
    }

    @Override
    public void demand(Runnable available) {
        if (gathered.size() > 0 || atEnd || rest != null) {
            getContext().execute(available);
        } else {
            super.demand(available);
        }
    }
}
