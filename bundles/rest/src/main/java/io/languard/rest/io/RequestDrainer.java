package io.languard.rest.io;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * What a client still sends after it was refused. A connection that is closed meanwhile is reset, and with it goes the
 * answer; so it is read for a while, to nowhere. That holds a thread, so only a few clients are heard out at a time; of the
 * others the connection is closed. Safe for many threads.
 */
public final class RequestDrainer {

    private static final int LOWEST_REFUSAL = 400;
    private static final int PIECE = 64 * 1024;

    private final Semaphore places;
    private final Duration patience;

    /**
     * For clients of one kind.
     *
     * @param places how many of them are heard out at a time
     * @param patience how long each of them at most, give or take a pause of the client's
     */
    public RequestDrainer(int places, Duration patience) {
        this.places = new Semaphore(places);
        this.patience = patience;
    }

    /**
     * Sends the answer, then reads on, if it is a refusal and there is a body.
     *
     * @param most bytes that are read at most
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
            // Nobody is left to hear it.
        }
    }
}
