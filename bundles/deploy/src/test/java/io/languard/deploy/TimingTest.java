package io.languard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Measures the time from the last byte of a copy until the bundle is active. */
class TimingTest {

    private static final int DROPS = 20;

    @TempDir
    Path base;

    @Test
    void startsADroppedBundleWithinASecond() throws Exception {
        try (DeployFixture platform = new DeployFixture(base)) {
            platform.createFolder();
            platform.boot();
            platform.copy("first.jar", TestJar.bundle("first", "1.0.0"));
            platform.awaitLive("first", "1.0.0");
            long[] millis = new long[DROPS];
            for (int i = 0; i < DROPS; i++) {
                byte[] jar = TestJar.bundle("a" + i, "1.0.0").ballast(300_000).bytes();
                platform.copy(i + ".jar", jar);
                long begin = System.nanoTime();
                platform.awaitLive("a" + i, "1.0.0");
                millis[i] = Duration.ofNanos(System.nanoTime() - begin).toMillis();
            }
            Arrays.sort(millis);
            LoggerFactory.getLogger("timing")
                    .warn("drop to active: median {} ms, longest {} ms", millis[DROPS / 2], millis[DROPS - 1]);
            assertThat(millis[DROPS / 2]).isLessThan(1_000);
        }
    }
}
