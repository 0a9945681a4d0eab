package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.ScheduleAuditEvent.ScheduleLeftOut;
import io.languard.service.schedule.MissedRuns;
import io.languard.service.schedule.RunOutcome;
import io.languard.service.schedule.RunTrigger;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.user.Actor;
import io.languard.spi.schedule.ScheduleRecord;
import io.languard.spi.schedule.ScheduleStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins runs when they are due, by one timer for the next due time of all schedules. Thread-safe. */
@Component(service = ScheduleTimer.class, immediate = true)
public class ScheduleTimer {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTimer.class);

    /** How long servers and adapters get after the start of the platform before the first run begins. */
    static final Duration SETTLING = Duration.ofSeconds(10);

    /** The longest time until the clock is looked at again, since timers do not notice when it is set. */
    static final Duration LONGEST_SLEEP = Duration.ofMinutes(5);

    /** A run that could not begin for that long, such as while the machine was suspended, has been missed. */
    static final Duration MISSED_AFTER = Duration.ofMinutes(10);

    static final String INTERRUPTED = "Languard ended while it ran";

    private static final Duration LOAD_RETRY = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final ScheduleStore store;
    private final ScheduleRegistry scheduleRegistry;
    private final ScheduleRunner runner;
    private final RunRecorder recorder;
    private final EventService eventService;
    private final Timekeeper time;
    private final Instant started;
    private @Nullable Future<?> timer;
    private Instant notBefore;
    private boolean stopped;

    @Activate
    public ScheduleTimer(
            @Reference ScheduleStore store,
            @Reference ScheduleRegistry scheduleRegistry,
            @Reference ScheduleRunner runner,
            @Reference RunRecorder recorder,
            @Reference EventService eventService,
            @Reference Timekeeper time) {
        this.store = store;
        this.scheduleRegistry = scheduleRegistry;
        this.runner = runner;
        this.recorder = recorder;
        this.eventService = eventService;
        this.time = time;
        started = time.now();
        notBefore = started;
        time.execute(this::load);
    }

    @Deactivate
    synchronized void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel(false);
        }
    }

    /** Sets the timer anew, because schedules have changed. */
    synchronized void rearm() {
        if (stopped) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
        scheduleRegistry.all().stream()
                .map(ScheduleEntry::nextDue)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(due -> {
                    Duration delay = Duration.between(time.now(), due.isBefore(notBefore) ? notBefore : due);
                    timer = time.after(delay.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : max(delay), this::wake);
                });
    }

    private static Duration max(Duration delay) {
        return delay.isNegative() ? Duration.ZERO : delay;
    }

    /** Loads the schedules and reports the runs that the platform's end has cut off. */
    private void load() {
        List<ScheduleEntry> entries = new ArrayList<>();
        Map<Integer, ScheduleRun> unfinished;
        try {
            unfinished = store.unfinishedRuns();
            Map<Integer, ScheduleRun> lastRuns = store.lastRuns();
            for (ScheduleRecord schedule : store.list()) {
                add(entries, schedule, lastRuns.get(schedule.id()));
            }
        } catch (LanguardException e) {
            if (e.code() != ErrorCode.DATABASE_UNAVAILABLE) {
                throw e;
            }
            time.after(LOAD_RETRY, this::load);
            return;
        }
        entries.forEach(entry -> {
            ScheduleRun run = unfinished.get(entry.id());
            if (run != null) {
                reportInterrupted(entry, run);
            }
        });
        scheduleRegistry.load(entries);
        synchronized (this) {
            notBefore = time.now().plus(SETTLING);
        }
        rearm();
    }

    private static void add(List<ScheduleEntry> entries, ScheduleRecord schedule, @Nullable ScheduleRun lastRun) {
        try {
            entries.add(new ScheduleEntry(schedule, new RunSlot(lastRun)));
        } catch (RuntimeException e) { // such as a time zone that this JDK does not know
            LOG.error("Schedule {} of server {} can't be read", schedule.id(), schedule.serverId(), e);
        }
    }

    private void reportInterrupted(ScheduleEntry entry, ScheduleRun run) {
        ScheduleRun ended = RunProgress.ended(run, time.now(), RunOutcome.INTERRUPTED, INTERRUPTED);
        ScheduleRun last = entry.runs().last();
        if (last == null || last.id() == ended.id()) {
            entry.runs().show(ended);
        }
        recorder.record(ended);
        eventService.publish(
                new Audited(entry.serverId(), Actor.SUPERVISOR, ActiveRun.ended(entry, ended), time.now()));
    }

    private void wake() {
        Instant now = time.now();
        try {
            for (ScheduleEntry entry : scheduleRegistry.all()) {
                entry.takeDue(now).ifPresent(due -> time.execute(() -> handle(entry, due)));
            }
        } finally {
            rearm();
        }
    }

    private void handle(ScheduleEntry entry, Instant due) {
        try {
            if (!isMissed(due)) {
                begin(entry, due, RunTrigger.SCHEDULE);
            } else if (entry.definition().missed() == MissedRuns.RUN_ONCE) {
                begin(entry, due, RunTrigger.MISSED);
            } else {
                leaveOut(entry, due, "Languard was not running, or could not begin it, at that time");
                handleLatest(entry);
            }
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.DATABASE_UNAVAILABLE) {
                retry(entry, due);
            } else if (e.code() != ErrorCode.NOT_FOUND) { // deleted meanwhile
                LOG.error("Schedule {} could not run", entry.id(), e);
            }
        } catch (RuntimeException e) {
            LOG.error("Schedule {} could not run", entry.id(), e);
        }
    }

    private boolean isMissed(Instant due) {
        return due.isBefore(started) || due.isBefore(time.now().minus(MISSED_AFTER));
    }

    /** Handles a time that was due after the missed ones, while the platform settled. */
    private void handleLatest(ScheduleEntry entry) {
        Instant now = time.now();
        Instant earliest = now.minus(MISSED_AFTER);
        Instant next = entry.nextAfter((earliest.isAfter(started) ? earliest : started).minusMillis(1));
        if (next != null && !next.isAfter(now)) {
            begin(entry, next, RunTrigger.SCHEDULE);
        }
    }

    private void begin(ScheduleEntry entry, Instant due, RunTrigger trigger) {
        if (!runner.begin(entry, trigger)) {
            leaveOut(entry, due, "The previous run was still under way");
        }
    }

    private void leaveOut(ScheduleEntry entry, Instant due, String reason) {
        try {
            store.updateHandledUntil(entry.id(), time.now());
        } catch (LanguardException e) {
            // Only of use to the next start of the platform, which would leave it out, or run it, once more.
            LOG.debug("Schedule {}: could not store that a run was left out", entry.id(), e);
        }
        eventService.publish(new Audited(
                entry.serverId(),
                Actor.SUPERVISOR,
                new ScheduleLeftOut(entry.id(), entry.definition().name(), due, reason),
                time.now()));
    }

    private void retry(ScheduleEntry entry, Instant due) {
        entry.giveBack(due);
        synchronized (this) {
            notBefore = time.now().plus(RETRY);
        }
        rearm();
    }
}
