package io.languard.core.schedule;

import io.languard.core.CoreExecutors;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The clock of the machine and the workers of the core. */
@Component(service = Timekeeper.class)
public final class WorkerTimekeeper implements Timekeeper {

    private final CoreExecutors executors;

    @Activate
    public WorkerTimekeeper(@Reference CoreExecutors executors) {
        this.executors = executors;
    }

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public void execute(Runnable work) {
        executors.execute(work);
    }

    @Override
    public Future<?> after(Duration delay, Runnable work) {
        return executors.schedule(delay.toMillis(), TimeUnit.MILLISECONDS, work);
    }
}
