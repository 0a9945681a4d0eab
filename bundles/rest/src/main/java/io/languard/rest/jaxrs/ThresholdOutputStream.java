package io.languard.rest.jaxrs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A stream that buffers up to a threshold; once it is exceeded, all bytes are passed on immediately. */
final class ThresholdOutputStream extends OutputStream {

    private final OutputStream out;
    private final int most;
    private @Nullable ByteArrayOutputStream held = new ByteArrayOutputStream();

    ThresholdOutputStream(OutputStream out, int most) {
        this.out = out;
        this.most = most;
    }

    /** Returns whether nothing has been passed on yet. */
    boolean isBuffered() {
        return held != null;
    }

    /** Returns the number of buffered bytes. */
    int size() {
        return held == null ? 0 : held.size();
    }

    /** Passes on the buffered bytes. */
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
