package io.languard.testkit.fake;

import io.languard.api.process.ReadinessProbe;
import java.time.Duration;

/** Reports that the server is ready when it prints so. */
final class FakeReadiness implements ReadinessProbe {

    /** Short, so that tests of a start that times out are fast. */
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
