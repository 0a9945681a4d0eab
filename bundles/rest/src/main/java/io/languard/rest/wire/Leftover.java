package io.languard.rest.wire;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * What a client still sends after it was refused. A connection that is closed meanwhile is reset, and with it goes the
 * answer; so it is read for a while, to nowhere.
 */
public final class Leftover {

    private static final int LOWEST_REFUSAL = 400;
    private static final int PIECE = 64 * 1024;

    private Leftover() {}

    /**
     * Sends the answer, then reads on, if it is a refusal and there is a body.
     *
     * @param most bytes that are read at most
     * @param patience how long it is read at most, give or take a pause of the client's
     */
    public static void drain(HttpServletRequest request, HttpServletResponse response, long most, Duration patience) {
        boolean hasBody = request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
        if (!hasBody || response.getStatus() < LOWEST_REFUSAL) {
            return;
        }
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
