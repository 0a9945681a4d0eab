package io.languard.rest.jaxrs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Jersey flushes every answer before it ends; the server would send the header and the body one after the other. */
final class NonFlushingOutputStream extends FilterOutputStream {

    NonFlushingOutputStream(OutputStream out) {
        super(out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
    }

    @Override
    public void flush() {
        // The server does it at the end.
    }

    @Override
    public void close() {
        // So it does this.
    }
}
