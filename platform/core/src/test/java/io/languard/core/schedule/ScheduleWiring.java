package io.languard.core.schedule;

import io.languard.core.TestCore;
import io.languard.service.schedule.ScheduleService;
import io.languard.service.user.Actor;
import io.languard.service.user.ActorDirectory;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The use cases of schedules, for tests of other packages. */
public final class ScheduleWiring {

    private static final ActorDirectory EVERYBODY = new ActorDirectory() {
        @Override
        public Optional<String> referenceTo(Actor actor) {
            return Optional.of(actor.name());
        }

        @Override
        public Optional<Actor> find(String reference) {
            return Optional.empty();
        }
    };

    private ScheduleWiring() {}

    /** Returns the use cases on an empty store. */
    public static ScheduleService service(TestCore core) {
        InMemoryScheduleStore store = new InMemoryScheduleStore();
        ScheduleRegistry registry = new ScheduleRegistry();
        Timekeeper time = new WorkerTimekeeper(core.threads);
        RunRights rights = new RunRights(EVERYBODY, core.authorizer);
        RunRecorder recorder = new RunRecorder(store, time);
        StepExecutor executor = new StepExecutor(
                core.serverRegistry,
                core.lifecycle,
                core.console,
                new ServerStateAwaiter(),
                (actor, id) -> CompletableFuture.completedStage(null));
        ScheduleRunner runner = new ScheduleRunner(
                store, core.serverRegistry, registry, core.jobs, time, executor, rights, recorder, core.events);
        ScheduleTimer timer = new ScheduleTimer(store, registry, runner, recorder, core.events, time);
        return new ScheduleServiceImpl(
                core.authorizer, core.serverRegistry, registry, store, runner, timer, rights, core.events, time);
    }
}
