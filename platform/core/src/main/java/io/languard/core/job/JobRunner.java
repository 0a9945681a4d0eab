package io.languard.core.job;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.CoreExecutors;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.job.Job;
import io.languard.service.job.JobState;
import io.languard.service.settings.Settings;
import io.languard.spi.job.JobRecord;
import io.languard.spi.job.JobStore;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs jobs, on a few threads or without one. States are stored, progress is not. Thread-safe. */
@Component(service = JobRunner.class, immediate = true)
public class JobRunner {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    /** Jobs mostly wait for the disk, so more threads would not make them faster. */
    static final int THREADS = 2;

    static final int MAX_QUEUED = 50;

    private static final long STOP_SECONDS = 3;

    private final JobStore store;
    private final JobRecorder recorder;
    private final EventService events;
    private final Clock clock;
    private final ThreadPoolExecutor threads;
    private final Map<Integer, RunningJob> active = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    @Activate
    public JobRunner(
            @Reference JobStore store,
            @Reference EventService events,
            @Reference Settings settings,
            @Reference CoreExecutors executors) {
        this(store, events, executors, Duration.ofDays(settings.retentionDays()), Clock.systemUTC());
    }

    JobRunner(JobStore store, EventService events, CoreExecutors executors, Duration retention, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        AtomicInteger count = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_QUEUED), work -> {
                    Thread thread = new Thread(work, "languard-job-" + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        recorder = new JobRecorder(store, events, executors, retention, clock);
    }

    @Deactivate
    void stop() {
        stopping = true;
        recorder.stop();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("A job did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Starts a job, or queues it. The caller has checked the permission.
     *
     * @throws LanguardException {@code CONFLICT} if too many jobs wait
     */
    public Job start(JobRequest request, JobWork work) {
        if (threads.getQueue().remainingCapacity() == 0) {
            throw tooMany(null);
        }
        RunningJob running = insert(request, work::ended);
        active.put(running.jobId(), running);
        try {
            threads.execute(new Task(running, work));
        } catch (RejectedExecutionException e) {
            end(running, JobState.FAILED, "Too many jobs wait");
            throw tooMany(e);
        }
        return running.job();
    }

    /**
     * Starts a job that needs no thread, so it never waits for its turn. The caller has checked the permission.
     *
     * @throws LanguardException if the work can't begin, with its exception; {@code DATABASE_UNAVAILABLE}
     */
    public Job startAsync(JobRequest request, AsyncJobWork work) {
        RunningJob running = insert(request, () -> {});
        running.start(clock.instant(), work::cancel);
        active.put(running.jobId(), running); // from here on, it can be cancelled
        recorder.recordStart(running.job());
        CompletionStage<?> done;
        try {
            done = work.begin(running);
        } catch (RuntimeException e) {
            endAfter(running, e);
            throw e;
        } catch (Error e) {
            end(running, JobState.FAILED, "Unexpected error");
            throw e;
        }
        done.whenComplete((result, e) -> {
            if (e == null) {
                end(running, JobState.SUCCEEDED, null);
            } else {
                endAfter(running, e instanceof CompletionException && e.getCause() != null ? e.getCause() : e);
            }
        });
        return running.job();
    }

    private RunningJob insert(JobRequest request, Runnable ended) {
        JobRecord stored = recorder.insert(request);
        publish(stored.job());
        return new RunningJob(stored, ended, this::publish);
    }

    private static LanguardException tooMany(@Nullable Exception cause) {
        return new LanguardException(ErrorCode.CONFLICT, "Too many jobs wait; try again later", cause);
    }

    /**
     * Waits until a job has ended.
     *
     * @return the ended job
     * @throws LanguardException {@code NOT_FOUND} if there is no such job
     */
    public Job await(int id) throws InterruptedException {
        RunningJob running = active.get(id);
        if (running == null) {
            return store.find(id).map(JobRecord::job).orElseThrow(() -> notFound(id));
        }
        try {
            return running.end().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // never completed exceptionally
        }
    }

    static LanguardException notFound(int id) {
        return new LanguardException(ErrorCode.NOT_FOUND, "Job with id " + id + " not found");
    }

    /** Returns a job that has not ended, or whose end is not stored yet. */
    Optional<JobRecord> active(int id) {
        return Optional.ofNullable(active.get(id)).map(job -> new JobRecord(job.job(), job.permission()));
    }

    /** Cancels a job that has not ended. Returns whether it could still be cancelled. */
    boolean cancel(int id) {
        RunningJob running = active.get(id);
        if (running == null || !running.cancel()) {
            return false;
        }
        if (running.job().state() == JobState.QUEUED) {
            threads.getQueue().removeIf(task -> task instanceof Task queued && queued.job == running);
            end(running, JobState.CANCELLED, null);
        }
        return true;
    }

    private void publish(Job job) {
        events.publish(new PlatformEvent.JobChanged(job, clock.instant()));
    }

    private void run(RunningJob running, JobWork work) {
        if (!running.start(clock.instant(), Thread.currentThread()::interrupt)) {
            return; // cancelled while it waited
        }
        recorder.recordStart(running.job());
        try {
            work.run(running);
            end(running, JobState.SUCCEEDED, null);
        } catch (InterruptedException | IOException | RuntimeException e) {
            endAfter(running, e);
        } catch (Error e) {
            end(running, JobState.FAILED, "Unexpected error");
            throw e;
        }
    }

    private void endAfter(RunningJob running, Throwable reason) {
        if (running.isCancelled() || reason instanceof CancellationException) {
            end(running, JobState.CANCELLED, null);
        } else if (stopping) {
            end(running, JobState.FAILED, JobRecorder.CUT_OFF);
        } else if (reason instanceof LanguardException || reason instanceof IOException) {
            LOG.warn("Job {} ({}) failed: {}", running.jobId(), running.job().type(), reason.toString());
            end(running, JobState.FAILED, describe(reason));
        } else {
            String reference = UUID.randomUUID().toString();
            LOG.error(
                    "Job {} ({}) failed, reference {}",
                    running.jobId(),
                    running.job().type(),
                    reference,
                    reason);
            end(running, JobState.FAILED, "Unexpected error; the log has details under reference " + reference);
        }
    }

    /** Returns the message without the folders of this machine, which clients must not learn. */
    private static String describe(Throwable reason) {
        if (!(reason instanceof FileSystemException failure) || failure.getFile() == null) {
            return String.valueOf(reason.getMessage());
        }
        Path name = Path.of(failure.getFile()).getFileName();
        return "Could not read or write " + name + (failure.getReason() == null ? "" : ": " + failure.getReason());
    }

    private void end(RunningJob running, JobState state, @Nullable String error) {
        running.runEnded();
        Job ended = running.finish(state, error, clock.instant());
        Thread.interrupted(); // of a cancellation; must not disturb the next job of this thread
        if (state == JobState.FAILED) {
            recorder.auditFailure(ended);
        }
        recorder.recordEnd(ended, () -> active.remove(ended.id(), running));
        running.end().complete(ended);
    }

    /** A job in the queue of the threads. */
    private final class Task implements Runnable {

        private final RunningJob job;
        private final JobWork work;

        Task(RunningJob job, JobWork work) {
            this.job = job;
            this.work = work;
        }

        @Override
        public void run() {
            JobRunner.this.run(job, work);
        }
    }
}
