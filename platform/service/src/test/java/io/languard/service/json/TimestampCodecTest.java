package io.languard.service.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimestampCodecTest {

    @ParameterizedTest
    @CsvSource({
        "2026-04-16T10:00:00Z, 2026-04-16T10:00:00Z, 2026-04-16T10:00:00Z",
        "2026-12-31T23:59:59.999999Z, 2026-12-31T23:59:59Z, 2026-12-31T23:59:59.999Z",
        "1969-12-31T23:59:58.5Z, 1969-12-31T23:59:58Z, 1969-12-31T23:59:58.500Z",
        "2028-02-29T01:02:03.0009Z, 2028-02-29T01:02:03Z, 2028-02-29T01:02:03Z"
    })
    void timesAreTruncatedToTheSecondOrMillisecond(Instant time, String seconds, String millis) {
        assertThat(TimestampCodec.seconds(time)).isEqualTo(seconds);
        assertThat(TimestampCodec.millis(time)).isEqualTo(millis);
    }

    @Test
    void nullIsFormattedAsNull() {
        assertThat(TimestampCodec.seconds(null)).isNull();
    }
}
