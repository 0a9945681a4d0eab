package io.languard.rest.jaxrs;

import io.languard.rest.io.ErrorResponse;
import io.languard.rest.io.ResponseWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.glassfish.jersey.server.ContainerException;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.spi.ContainerResponseWriter;

/** Carries what Jersey answers to the servlet response. */
final class ServletResponseWriter implements ContainerResponseWriter {

    private static final int FIRST_REDIRECT = 300;

    private final HttpServletResponse response;
    private final String place;
    private final boolean isOptions;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile TimeoutHandler suspended;

    ServletResponseWriter(HttpServletRequest request, HttpServletResponse response) {
        this.response = response;
        this.place = request.getMethod() + " " + request.getRequestURI();
        this.isOptions = request.getMethod().equals(HttpMethod.OPTIONS);
    }

    /**
     * Returns when the answer is written. A resource of an adapter may answer later, from another thread; it holds the
     * request's thread until then, which keeps its bundle from being unloaded meanwhile. Whoever limits the adapter's time
     * interrupts the thread.
     */
    void await() {
        TimeoutHandler handler = suspended;
        if (handler == null) {
            return;
        }
        try {
            end.await();
        } catch (InterruptedException e) {
            handler.onTimeout(this);
        }
    }

    @Override
    public OutputStream writeResponseStatusAndHeaders(long length, ContainerResponse answer) throws ContainerException {
        // Jersey makes up a body for OPTIONS; the methods in the header are all there is to say.
        boolean options = isOptions && answer.getStatus() < FIRST_REDIRECT;
        response.setStatus(options ? HttpServletResponse.SC_NO_CONTENT : answer.getStatus());
        if (options) {
            response.setHeader(HttpHeaders.ALLOW, answer.getHeaderString(HttpHeaders.ALLOW));
            return OutputStream.nullOutputStream();
        }
        for (Map.Entry<String, List<String>> header : answer.getStringHeaders().entrySet()) {
            // The first replaces what the server set by itself.
            boolean first = true;
            for (String value : header.getValue()) {
                if (first) {
                    response.setHeader(header.getKey(), value);
                } else {
                    response.addHeader(header.getKey(), value);
                }
                first = false;
            }
        }
        if (length >= 0 && answer.getStatus() != HttpServletResponse.SC_NO_CONTENT) {
            response.setContentLengthLong(length);
        }
        try {
            return new NonFlushingOutputStream(response.getOutputStream());
        } catch (IOException e) {
            throw new ContainerException(e);
        }
    }

    @Override
    public boolean suspend(long timeOut, TimeUnit unit, TimeoutHandler handler) {
        suspended = handler;
        return true;
    }

    @Override
    public void setSuspendTimeout(long timeOut, TimeUnit unit) {
        // One limit holds for all, and it is not here.
    }

    @Override
    public void commit() {
        end.countDown();
    }

    @Override
    public void failure(Throwable error) {
        try {
            // An answer that is under way already means that the client went away while it was written.
            if (!response.isCommitted()) {
                response.resetBuffer();
                ResponseWriter.write(response, ErrorResponse.of(error, place));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            end.countDown();
        }
    }

    @Override
    public boolean enableResponseBuffering() {
        return false;
    }
}
