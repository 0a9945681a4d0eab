package io.languard.core.schedule;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.remote.CommandMasker;
import io.languard.core.server.ServerRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent.Audited;
import io.languard.service.event.ScheduleAuditEvent;
import io.languard.service.event.ScheduleAuditEvent.ScheduleCreated;
import io.languard.service.event.ScheduleAuditEvent.ScheduleDeleted;
import io.languard.service.event.ScheduleAuditEvent.ScheduleUpdated;
import io.languard.service.job.Job;
import io.languard.service.page.Page;
import io.languard.service.schedule.NewSchedule;
import io.languard.service.schedule.Schedule;
import io.languard.service.schedule.ScheduleChange;
import io.languard.service.schedule.ScheduleDefinition;
import io.languard.service.schedule.SchedulePreview;
import io.languard.service.schedule.ScheduleRun;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.spi.schedule.ScheduleRecord;
import io.languard.spi.schedule.ScheduleStore;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Implements the use cases of schedules. */
@Component(service = ScheduleService.class)
public class ScheduleServiceImpl implements ScheduleService {

    static final int MAX_SCHEDULES = 50;
    private static final int PREVIEWED_RUNS = 5;

    private final Authorizer authorizer;
    private final ServerRegistry serverRegistry;
    private final ScheduleRegistry scheduleRegistry;
    private final ScheduleStore store;
    private final ScheduleRunner runner;
    private final ScheduleTimer timer;
    private final RunRights rights;
    private final EventService eventService;
    private final Timekeeper time;

    /** Serializes changes, so that memory ends up with the last change of the store. */
    private final ReentrantLock changes = new ReentrantLock();

    @Activate
    public ScheduleServiceImpl(
            @Reference Authorizer authorizer,
            @Reference ServerRegistry serverRegistry,
            @Reference ScheduleRegistry scheduleRegistry,
            @Reference ScheduleStore store,
            @Reference ScheduleRunner runner,
            @Reference ScheduleTimer timer,
            @Reference RunRights rights,
            @Reference EventService eventService,
            @Reference Timekeeper time) {
        this.authorizer = authorizer;
        this.serverRegistry = serverRegistry;
        this.scheduleRegistry = scheduleRegistry;
        this.store = store;
        this.runner = runner;
        this.timer = timer;
        this.rights = rights;
        this.eventService = eventService;
        this.time = time;
    }

    @Override
    public List<Schedule> list(Actor actor, int serverId) {
        require(actor, Permission.SERVER_VIEW, serverId);
        return scheduleRegistry.of(serverId).stream()
                .map(entry -> view(actor, entry))
                .toList();
    }

    @Override
    public Schedule get(Actor actor, int serverId, int id) {
        require(actor, Permission.SERVER_VIEW, serverId);
        return view(actor, scheduleRegistry.require(serverId, id));
    }

    @Override
    public Schedule create(Actor actor, int serverId, NewSchedule request) {
        require(actor, Permission.SERVER_SCHEDULES, serverId);
        ScheduleDefinition definition = ScheduleChanges.definition(request);
        ScheduleRules.check(definition);
        ScheduleRecord record = record(actor, 0, serverId, definition);
        ScheduleEntry entry = exclusively(() -> {
            if (scheduleRegistry.of(serverId).size() >= MAX_SCHEDULES) {
                throw new LanguardException(ErrorCode.CONFLICT, "A server has at most " + MAX_SCHEDULES + " schedules");
            }
            ScheduleEntry added = new ScheduleEntry(store.insert(record), new RunSlot(null));
            scheduleRegistry.put(added);
            return added;
        });
        timer.rearm();
        audit(actor, serverId, new ScheduleCreated(entry.id(), definition.name()));
        return view(actor, entry);
    }

    @Override
    public Schedule update(Actor actor, int serverId, int id, ScheduleChange change) {
        require(actor, Permission.SERVER_SCHEDULES, serverId);
        ScheduleEntry before;
        ScheduleEntry entry;
        changes.lock();
        try {
            before = scheduleRegistry.require(serverId, id);
            ScheduleDefinition definition = ScheduleChanges.apply(change, before.definition());
            ScheduleRules.check(definition);
            ScheduleRecord record = record(actor, id, serverId, definition);
            store.update(record);
            entry = new ScheduleEntry(record, before.runs());
            scheduleRegistry.put(entry);
        } finally {
            changes.unlock();
        }
        timer.rearm();
        audit(
                actor,
                serverId,
                new ScheduleUpdated(
                        id,
                        entry.definition().name(),
                        ScheduleChanges.changedFields(before.definition(), entry.definition())));
        return view(actor, entry);
    }

    @Override
    public void delete(Actor actor, int serverId, int id) {
        require(actor, Permission.SERVER_SCHEDULES, serverId);
        ScheduleEntry deleted = exclusively(() -> {
            ScheduleEntry entry = scheduleRegistry.require(serverId, id);
            store.delete(id);
            scheduleRegistry.remove(id);
            return entry;
        });
        audit(actor, serverId, new ScheduleDeleted(id, deleted.definition().name()));
    }

    @Override
    public Job run(Actor actor, int serverId, int id) {
        require(actor, Permission.SERVER_SCHEDULES, serverId);
        ScheduleEntry entry = scheduleRegistry.require(serverId, id);
        rights.require(
                actor, serverId, ScheduleRules.permissions(entry.definition().steps()));
        return runner.beginJob(entry, actor.name())
                .orElseThrow(() -> new LanguardException(ErrorCode.CONFLICT, "A run is still under way"));
    }

    @Override
    public Page<ScheduleRun> runs(Actor actor, int serverId, int id, int limit, int offset) {
        require(actor, Permission.SERVER_VIEW, serverId);
        scheduleRegistry.require(serverId, id);
        return Page.of(store.runs(id, limit, offset), limit, offset, () -> store.countRuns(id));
    }

    @Override
    public SchedulePreview preview(Actor actor, int serverId, String cron, @Nullable String timezone) {
        require(actor, Permission.SERVER_VIEW, serverId);
        String zone = ScheduleChanges.zoneOrDefault(timezone);
        ScheduleRules.check(cron, zone);
        CronExpression expression = CronExpression.parse(cron);
        ZoneId zoneId = ZoneId.of(zone);
        return new SchedulePreview(
                cron,
                zone,
                Stream.iterate(
                                expression.next(time.now(), zoneId).orElse(null),
                                next -> next != null,
                                next -> expression.next(next, zoneId).orElse(null))
                        .limit(PREVIEWED_RUNS)
                        .toList());
    }

    private void require(Actor actor, Permission permission, int serverId) {
        authorizer.require(actor, permission, serverId);
        serverRegistry.require(serverId);
    }

    /** Returns the record of a schedule that the actor saves, if the actor is permitted everything that it does. */
    private ScheduleRecord record(Actor actor, int id, int serverId, ScheduleDefinition definition) {
        rights.require(actor, serverId, ScheduleRules.permissions(definition.steps()));
        Instant now = time.now().truncatedTo(ChronoUnit.MILLIS);
        return new ScheduleRecord(id, serverId, definition, rights.referenceTo(actor), actor.name(), now);
    }

    private ScheduleEntry exclusively(Supplier<ScheduleEntry> change) {
        changes.lock();
        try {
            return change.get();
        } finally {
            changes.unlock();
        }
    }

    private Schedule view(Actor actor, ScheduleEntry entry) {
        boolean mayChange = authorizer.isPermitted(actor, Permission.SERVER_SCHEDULES, entry.serverId());
        List<ScheduleStep> steps = entry.definition().steps();
        return entry.view(
                mayChange
                        ? steps
                        : steps.stream().map(ScheduleServiceImpl::masked).toList());
    }

    private static ScheduleStep masked(ScheduleStep step) {
        return step.command() == null ? step : step.withCommand(CommandMasker.mask(step.command()));
    }

    private void audit(Actor actor, int serverId, ScheduleAuditEvent event) {
        eventService.publish(new Audited(serverId, actor.name(), event, time.now()));
    }
}
