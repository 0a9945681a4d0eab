package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.schedule.ScheduleRun;
import io.languard.spi.schedule.ScheduleStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stores what becomes of runs. While the database is unavailable, runs go on, and the latest state of each is stored later.
 * Thread-safe; a call takes as long as the store.
 */
@Component(service = RunRecorder.class)
public class RunRecorder {

    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final ScheduleStore store;
    private final Timekeeper time;
    private final Map<Integer, ScheduleRun> waiting = new HashMap<>();
    private boolean retrying;

    @Activate
    public RunRecorder(@Reference ScheduleStore store, @Reference Timekeeper time) {
        this.store = store;
        this.time = time;
    }

    /** Stores the state of a run. */
    void record(ScheduleRun run) {
        synchronized (waiting) {
            waiting.put(run.id(), run);
        }
        storeLatest(run.id());
    }

    private void storeLatest(int id) {
        ScheduleRun run;
        synchronized (waiting) {
            run = waiting.get(id);
        }
        if (run == null) {
            return;
        }
        try {
            store.updateRun(run);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                retryLater();
                return;
            }
            LOG.error("Could not store run {} of a schedule", id, e);
        }
        synchronized (waiting) {
            waiting.remove(id, run);
        }
    }

    private void retryLater() {
        synchronized (waiting) {
            if (retrying) {
                return;
            }
            retrying = true;
        }
        time.after(RETRY, this::retry);
    }

    private void retry() {
        Integer[] ids;
        synchronized (waiting) {
            retrying = false;
            ids = waiting.keySet().toArray(Integer[]::new);
        }
        for (Integer id : ids) {
            storeLatest(id);
        }
    }
}
