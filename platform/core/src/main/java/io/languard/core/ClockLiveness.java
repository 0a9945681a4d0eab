package io.languard.core;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Tells the launcher whether the clock thread works, which supervises servers, runs schedules and retries everything. It
 * never waits for anything, so it responds at once however busy the workers are.
 */
@Component(property = "languard.alive=clock")
public final class ClockLiveness implements BooleanSupplier {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final CoreExecutors executors;

    @Activate
    public ClockLiveness(@Reference CoreExecutors executors) {
        this.executors = executors;
    }

    @Override
    public boolean getAsBoolean() {
        return executors.isClockResponsive(LIMIT);
    }
}
