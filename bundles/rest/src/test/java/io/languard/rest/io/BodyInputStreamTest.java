package io.languard.rest.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.http.api.HttpErrorCodes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BodyInputStreamTest {

    private static final int SMALL = LargeBodyLimiter.SMALL_BYTES;

    private final AtomicInteger permits = new AtomicInteger();
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

    private BodyInputStream body(InputStream in, long announced, int limit) {
        return new BodyInputStream(in, announced, limit, permits::incrementAndGet, () -> now);
    }

    private BodyInputStream body(int bytes, int limit) {
        return body(new ByteArrayInputStream(new byte[bytes]), -1, limit);
    }

    @Test
    void slowBodyTimesOut() throws Exception {
        assertThat(body(slow(15), -1, 100).readAllBytes()).hasSize(15);
        assertThatThrownBy(() -> body(slow(50), -1, 100).readAllBytes())
                .isInstanceOfSatisfying(LanguardException.class, e -> {
                    assertThat(HttpErrorCodes.status(e)).isEqualTo(408);
                    assertThat(e.code()).isEqualTo(ErrorCode.BAD_REQUEST);
                });
    }

    @Test
    void bodySizeIsLimited() throws Exception {
        assertThat(body(2048, 2048).readAllBytes()).hasSize(2048);
        for (InputStream tooLarge :
                new InputStream[] {body(2049, 2048), body(new ByteArrayInputStream(new byte[2049]), 2049, 2048)}) {
            assertThatThrownBy(tooLarge::readAllBytes).isInstanceOfSatisfying(LanguardException.class, e -> {
                assertThat(HttpErrorCodes.status(e)).isEqualTo(413);
                assertThat(e).hasMessageContaining("too large; the limit is 2 KiB");
            });
        }
    }

    /** The client learns this even if nothing has arrived yet. */
    @Test
    void announcedSizeIsCheckedBeforeReading() {
        InputStream never = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("read");
            }
        };
        assertThatThrownBy(() -> body(never, 2049, 2048).read()).hasMessageContaining("the limit is 2 KiB");
        assertThatThrownBy(() -> body(never, 2048, 2048).read()).hasMessageContaining("is incomplete");
    }

    @Test
    void permitIsAcquiredBeforeTheLargePartIsRead() throws Exception {
        assertThat(body(SMALL - 1, 1 << 20).readAllBytes()).hasSize(SMALL - 1);
        assertThat(permits).hasValue(0);
        BodyInputStream large = body(3 * SMALL, 1 << 20);
        assertThat(large.readNBytes(SMALL)).hasSize(SMALL);
        assertThat(permits).hasValue(0);
        assertThat(large.readAllBytes()).hasSize(2 * SMALL);
        assertThat(permits).hasValue(1);
    }
}
