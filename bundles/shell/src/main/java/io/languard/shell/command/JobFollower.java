package io.languard.shell.command;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.PlatformEventListener;
import io.languard.service.job.Job;
import io.languard.service.job.JobService;
import io.languard.service.job.JobState;
import io.languard.shell.print.ProgressBar;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.LineReader;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Waits for the end of jobs, and draws a progress bar meanwhile if the shell has a terminal. */
@Component(service = {JobFollower.class, PlatformEventListener.class})
public final class JobFollower implements PlatformEventListener {

    /** Followers also wake after this time, to detect that their client has disconnected. */
    private static final long POLL_SECONDS = 5;

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final JobService jobService;
    private final SessionActors sessionActors;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();

    @Activate
    public JobFollower(@Reference JobService jobService, @Reference SessionActors sessionActors) {
        this.jobService = jobService;
        this.sessionActors = sessionActors;
    }

    private record Follower(int jobId, Semaphore updates) {}

    @Override
    public void onEvent(PlatformEvent event) {
        if (event instanceof PlatformEvent.JobChanged changed) {
            for (Follower follower : followers) {
                if (follower.jobId() == changed.job().id()) {
                    follower.updates().release();
                }
            }
        }
    }

    /**
     * Waits until a job has ended. If the person at the shell interrupts the wait, the job goes on.
     *
     * @return the ended job; the job as it is if the client has disconnected
     * @throws LanguardException if the job failed or was cancelled, with the reason as the message
     */
    Job follow(CommandInvocation invocation, int id) throws InterruptedException {
        CommandSession session = invocation.session();
        LineReader terminal =
                !invocation.json() && session.get(Shell.VAR_READER) instanceof LineReader reader ? reader : null;
        Follower follower = new Follower(id, new Semaphore(0));
        followers.add(follower);
        try {
            Job job = jobService.get(sessionActors.of(session), id);
            while (!job.state().isFinal() && !session.getConsole().checkError()) {
                draw(session, terminal, job);
                if (follower.updates().tryAcquire(POLL_SECONDS, TimeUnit.SECONDS)) {
                    follower.updates().drainPermits();
                }
                job = jobService.get(sessionActors.of(session), id);
            }
            return requireSuccess(job);
        } finally {
            followers.remove(follower);
            if (terminal != null) {
                session.getConsole().print(CLEAR_LINE);
                session.getConsole().flush();
            }
        }
    }

    private static void draw(CommandSession session, @Nullable LineReader terminal, Job job) {
        if (terminal != null) {
            int columns = terminal.getTerminal().getWidth();
            session.getConsole().print(CLEAR_LINE + ProgressBar.format(job.progress(), job.message(), columns));
            session.getConsole().flush();
        }
    }

    private static Job requireSuccess(Job job) {
        if (job.state() == JobState.FAILED) {
            throw new LanguardException(ErrorCode.CONFLICT, "Job " + job.id() + " failed: " + job.error());
        }
        if (job.state() == JobState.CANCELLED) {
            throw new LanguardException(ErrorCode.CONFLICT, "Job " + job.id() + " was cancelled");
        }
        return job;
    }
}
