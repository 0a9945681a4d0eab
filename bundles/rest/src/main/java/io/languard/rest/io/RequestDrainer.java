package io.languard.rest.io;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * A drainer of the rest of a rejected request's body. If the connection were closed while the client is still sending,
 * it would be reset and the response lost, so the body is read for a while and discarded. That blocks a thread, so only
 * a few requests are drained concurrently; the connections of the others are closed. Thread-safe.
 */
public final class RequestDrainer {

    private static final int LOWEST_REFUSAL = 400;
    private static final int PIECE = 64 * 1024;

    private final Semaphore places;
    private final Duration patience;

    /**
     * Creates a drainer for one kind of client.
     *
     * @param places the number of requests that are drained concurrently
     * @param patience the time limit for each of them; the client's last pause may exceed it
     */
    public RequestDrainer(int places, Duration patience) {
        this.places = new Semaphore(places);
        this.patience = patience;
    }

    /**
     * Sends the response, then drains the body if the request was rejected and has one.
     *
     * @param most the maximum number of bytes to read
     */
    public void drain(HttpServletRequest request, HttpServletResponse response, long most) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody || response.getStatus() < LOWEST_REFUSAL) {
            return;
        }
        if (!places.tryAcquire()) {
            return;
        }
        try {
            read(request, response, most);
        } finally {
            places.release();
        }
    }

    private void read(HttpServletRequest request, HttpServletResponse response, long most) {
        long end = System.nanoTime() + patience.toNanos();
        byte[] piece = new byte[PIECE];
        try {
            response.flushBuffer();
            InputStream in = request.getInputStream();
            long left = most;
            for (int read; left > 0 && System.nanoTime() < end && (read = in.read(piece)) >= 0; ) {
                left -= read;
            }
        } catch (IOException e) {
            // The client is gone and cannot receive the response.
        }
    }
}
