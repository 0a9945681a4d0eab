package io.languard.rest.jaxrs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Holds the first bytes back until there are too many of them; from then on everything passes at once. */
final class ThresholdOutputStream extends OutputStream {

    private final OutputStream out;
    private final int most;
    private ByteArrayOutputStream held = new ByteArrayOutputStream();

    ThresholdOutputStream(OutputStream out, int most) {
        this.out = out;
        this.most = most;
    }

    /** Whether nothing has passed yet. */
    boolean isBuffered() {
        return held != null;
    }

    /** How many bytes are held. */
    int size() {
        return held.size();
    }

    /** Lets go of what is held. */
    void flushBuffer() throws IOException {
        if (held != null) {
            held.writeTo(out);
            held = null;
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (held != null && held.size() + length > most) {
            flushBuffer();
        }
        (held == null ? out : held).write(bytes, offset, length);
    }
}
