package io.languard.rest.jaxrs;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A stream that ignores flushes. Jersey flushes every response before its end, which would make the server send the
 * header and the body separately.
 */
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
        // The server flushes at the end of the response.
    }

    @Override
    public void close() {
        // The server also closes the stream.
    }
}
