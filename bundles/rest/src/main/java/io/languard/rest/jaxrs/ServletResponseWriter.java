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

/** A writer that copies Jersey's response to the servlet response. */
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
     * Waits until the response is written. A resource of an adapter may respond later, from another thread; the
     * request's thread waits meanwhile, which prevents the adapter's bundle from being unloaded. The adapter's time
     * limit interrupts the thread.
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
        // Jersey generates a body for OPTIONS; the methods in the header are sufficient.
        boolean options = isOptions && answer.getStatus() < FIRST_REDIRECT;
        response.setStatus(options ? HttpServletResponse.SC_NO_CONTENT : answer.getStatus());
        if (options) {
            response.setHeader(HttpHeaders.ALLOW, answer.getHeaderString(HttpHeaders.ALLOW));
            return OutputStream.nullOutputStream();
        }
        for (Map.Entry<String, List<String>> header : answer.getStringHeaders().entrySet()) {
            // The first value replaces a default set by the server.
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
        // Ignored: the common time limit applies to all requests and is enforced elsewhere.
    }

    @Override
    public void commit() {
        end.countDown();
    }

    @Override
    public void failure(Throwable error) {
        try {
            // A committed response means that the client disconnected while it was written.
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
