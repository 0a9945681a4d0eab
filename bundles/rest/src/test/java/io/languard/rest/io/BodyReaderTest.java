package io.languard.rest.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.LanguardException;
import io.languard.service.error.HttpErrorCodes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private long now;

    /** Returns a stream in which each byte takes a second. */
    private InputStream slow(int bytes) {
        return new ByteArrayInputStream(new byte[bytes]) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                now += TimeUnit.SECONDS.toNanos(1);
                return super.read(to, offset, 1);
            }
        };
    }

    @Test
    void slowBodyTimesOut() {
        assertThat(BodyReader.read(slow(15), -1, 100, () -> now)).hasSize(15);
        assertThatThrownBy(() -> BodyReader.read(slow(50), -1, 100, () -> now))
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(HttpErrorCodes.status(e)).isEqualTo(408);
                    assertThat(e.code().name()).isEqualTo("BAD_REQUEST");
                });
    }

    @Test
    void bodySizeIsLimited() {
        assertThat(BodyReader.read(new ByteArrayInputStream(new byte[2048]), 2048, 2048))
                .hasSize(2048);
        assertThatThrownBy(() -> BodyReader.read(new ByteArrayInputStream(new byte[2049]), -1, 2048))
                .hasMessageContaining("too large; the limit is 2 KiB");
        assertThatThrownBy(() -> BodyReader.read(InputStream.nullInputStream(), 2049, 2048))
                .hasMessageContaining("too large; the limit is 2 KiB");
    }
}
