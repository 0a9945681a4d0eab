package io.languard.rest.adapter;

import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/**
 * A response writer that limits the timeout of a response from another thread. A resource may set a shorter timeout, but
 * not a longer one. Jersey responds with 503 when it expires, unless the resource has a handler of its own.
 */
final class TimeLimitedResponseWriter implements ContainerResponseWriter {

    private final ContainerResponseWriter writer;
    private final long limitNanos;

    TimeLimitedResponseWriter(ContainerResponseWriter writer, Duration limit) {
        this.writer = writer;
        this.limitNanos = limit.toNanos();
    }

    @Override
    public boolean suspend(long timeout, TimeUnit unit, TimeoutHandler handler) {
        return writer.suspend(limit(timeout, unit), TimeUnit.NANOSECONDS, handler);
    }

    @Override
    public void setSuspendTimeout(long timeout, TimeUnit unit) {
        writer.setSuspendTimeout(limit(timeout, unit), TimeUnit.NANOSECONDS);
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long contentLength, ContainerResponse response)
            throws ContainerException {
        return writer.writeResponseStatusAndHeaders(contentLength, response);
    }

    @Override
    public void commit() {
        writer.commit();
    }

    @Override
    public void failure(Throwable error) {
        writer.failure(error);
    }

    @Override
    public boolean enableResponseBuffering() {
        return writer.enableResponseBuffering();
    }

    /** Returns the shorter of the timeout and the limit in nanoseconds; zero or less means no timeout. */
    private long limit(long timeout, TimeUnit unit) {
        return timeout <= 0 ? limitNanos : Math.min(unit.toNanos(timeout), limitNanos);
    }
}
