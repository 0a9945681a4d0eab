package io.languard.shell.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The keyboard of a terminal, which ends if more is typed or pasted for one prompt than a line may have. JLine holds what
 * it reads, and draws it again with each character. Thread-safe as far as the stream it reads is.
 */
final class LineLimitInputStream extends FilterInputStream {

    /** Also what is read ahead counts, which is up to 5 KiB. */
    static final int MAX_BYTES = 16 * 1024;

    private final AtomicInteger count = new AtomicInteger();

    LineLimitInputStream(InputStream in) {
        super(in);
    }

    /** Called when a prompt is shown. */
    void restart() {
        count.updateAndGet(before -> before > MAX_BYTES ? before : 0);
    }

    boolean isExceeded() {
        return count.get() > MAX_BYTES;
    }

    @Override
    public int read() throws IOException {
        int next = isExceeded() ? -1 : super.read();
        return next >= 0 && count.incrementAndGet() > MAX_BYTES ? -1 : next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = isExceeded() ? -1 : super.read(bytes, offset, length);
        return read > 0 && count.addAndGet(read) > MAX_BYTES ? -1 : read;
    }
}
