package io.languard.testkit.fake;

import io.languard.api.process.ReadinessProbe;
import java.time.Duration;

/** Ready is who says so. */
final class FakeReadiness implements ReadinessProbe {

    /** Short, so that a test of a start that takes too long does not. */
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Override
    public Duration timeout() {
        return TIMEOUT;
    }

    @Override
    public boolean onLine(String line) {
        return line.equals("READY");
    }

    @Override
    public boolean check(long pid) {
        return false;
    }
}
