package io.languard.live;

import static io.languard.live.MessageRate.Verdict.HOPELESS;
import static io.languard.live.MessageRate.Verdict.REFUSED;
import static io.languard.live.MessageRate.Verdict.TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MessageRateTest {

    private final MessageRate rate = new MessageRate(0);

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    @Test
    void takesABurstAndThenSoManyASecond() {
        for (int i = 0; i < MessageRate.BURST; i++) {
            assertThat(rate.count(0)).isEqualTo(TAKEN);
        }
        assertThat(rate.count(0)).isEqualTo(REFUSED);
        for (int i = 0; i < MessageRate.PER_SECOND; i++) {
            assertThat(rate.count(seconds(1))).isEqualTo(TAKEN);
        }
        assertThat(rate.count(seconds(1))).isEqualTo(REFUSED);
    }

    @Test
    void losesPatienceWithWhoDoesNotStop() {
        for (int i = 0; i < MessageRate.BURST + MessageRate.PATIENCE; i++) {
            assertThat(rate.count(0)).isNotEqualTo(HOPELESS);
        }
        assertThat(rate.count(0)).isEqualTo(HOPELESS);
    }

    @Test
    void forgivesWhoSlowsDown() {
        for (int i = 0; i < MessageRate.BURST + MessageRate.PATIENCE; i++) {
            rate.count(0);
        }
        assertThat(rate.count(seconds(1))).isEqualTo(TAKEN);
        for (int i = 0; i < MessageRate.PER_SECOND; i++) {
            assertThat(rate.count(seconds(1))).isNotEqualTo(HOPELESS);
        }
    }
}
