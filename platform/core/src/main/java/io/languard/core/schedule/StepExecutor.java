package io.languard.core.schedule;

import static java.util.Objects.requireNonNull;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.server.ServerInstance;
import io.languard.core.server.ServerRegistry;
import io.languard.service.remote.RemoteConsoleService;
import io.languard.service.schedule.ScheduleStep;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerFailure;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Carries out the actions of steps by the use cases that clients call, other than waiting. */
@Component(service = StepExecutor.class)
public class StepExecutor {

    /** Longer than the platform needs to kill a game that does not end. */
    private static final Duration STOP_LIMIT = Duration.ofMinutes(3);

    /** Longer than any adapter lets a start take, after which the server's state is an error. */
    private static final Duration START_LIMIT = Duration.ofHours(2);

    /** How long a restart may rest between stop and start. */
    private static final Duration PAUSE_LIMIT = Duration.ofSeconds(30);

    private static final Set<ServerStatus> ACTIVE =
            EnumSet.of(ServerStatus.STARTING, ServerStatus.RUNNING, ServerStatus.STOPPING);

    private final ServerRegistry serverRegistry;
    private final LifecycleService lifecycleService;
    private final RemoteConsoleService console;
    private final ServerStateAwaiter awaiter;
    private final BackupAction backups;

    @Activate
    public StepExecutor(
            @Reference ServerRegistry serverRegistry,
            @Reference LifecycleService lifecycleService,
            @Reference RemoteConsoleService console,
            @Reference ServerStateAwaiter awaiter,
            @Reference BackupAction backups) {
        this.serverRegistry = serverRegistry;
        this.lifecycleService = lifecycleService;
        this.console = console;
        this.awaiter = awaiter;
        this.backups = backups;
    }

    /**
     * Carries out a step; blocks for some seconds at most.
     *
     * @param name the name of the schedule
     * @return completes when it is done; fails if it fails
     * @throws LanguardException if it fails at once
     */
    CompletionStage<?> execute(Actor actor, int serverId, String name, ScheduleStep step) {
        switch (step.action()) {
            case START:
                lifecycleService.start(actor, serverId);
                return started(serverRegistry.require(serverId));
            case STOP:
                lifecycleService.stop(actor, serverId, false, "Schedule: " + name);
                return awaiter.leave(serverRegistry.require(serverId), ACTIVE, STOP_LIMIT);
            case RESTART:
                lifecycleService.restart(actor, serverId);
                return restarted(serverRegistry.require(serverId));
            case KILL:
                lifecycleService.kill(actor, serverId);
                return done();
            case SAY:
                console.say(actor, serverId, requireNonNull(step.message()));
                return done();
            case COMMAND:
                console.command(actor, serverId, requireNonNull(step.command()));
                return done();
            case BACKUP:
                return backups.backUp(actor, serverId);
            default:
                throw new IllegalArgumentException("Not an action to carry out: " + step.action());
        }
    }

    private CompletableFuture<?> started(ServerInstance server) {
        return awaiter.leave(server, EnumSet.of(ServerStatus.STARTING), START_LIMIT)
                .thenAccept(state -> {
                    if (state != ServerStatus.RUNNING) {
                        throw new LanguardException(ErrorCode.CONFLICT, whyNotRunning(server, state));
                    }
                });
    }

    private CompletableFuture<?> restarted(ServerInstance server) {
        return awaiter.leave(server, EnumSet.of(ServerStatus.STOPPING), STOP_LIMIT)
                .thenCompose(stopped -> awaiter.leave(server, EnumSet.of(ServerStatus.STOPPED), PAUSE_LIMIT))
                .thenCompose(starting -> started(server));
    }

    private static String whyNotRunning(ServerInstance server, ServerStatus state) {
        ServerFailure failure = state.isFailed() ? server.lastFailure(false) : null;
        return failure == null || failure.reason() == null
                ? "The server did not become ready; its status is " + state.wireName()
                : "The server did not become ready: " + failure.reason();
    }

    private static CompletionStage<?> done() {
        return CompletableFuture.completedStage(null);
    }
}
