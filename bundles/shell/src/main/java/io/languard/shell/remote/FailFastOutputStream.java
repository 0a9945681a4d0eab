package io.languard.shell.remote;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The output to a client, which fails at once after it has failed. A client that does not read is waited for once, not
 * with each line that a command prints.
 */
final class FailFastOutputStream extends FilterOutputStream {

    private volatile boolean failed;

    FailFastOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        requireWorking();
        try {
            out.write(bytes, offset, length);
        } catch (IOException | RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        requireWorking();
        try {
            out.flush();
        } catch (IOException | RuntimeException e) {
            failed = true;
            throw e;
        }
    }

    private void requireWorking() throws IOException {
        if (failed) {
            throw new IOException("The client does not read");
        }
    }
}
