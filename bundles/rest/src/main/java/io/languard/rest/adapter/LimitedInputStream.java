package io.languard.rest.adapter;

import io.languard.rest.io.BodyReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The body of a request to an adapter; reading beyond the size limit fails. */
final class LimitedInputStream extends FilterInputStream {

    private long left = BodyReader.MAX_BYTES;

    LimitedInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            count(1);
        }
        return b;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            count(read);
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int read) {
        left -= read;
        if (left < 0) {
            throw BodyReader.tooLarge();
        }
    }
}
