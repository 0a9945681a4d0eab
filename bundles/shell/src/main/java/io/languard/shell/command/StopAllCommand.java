package io.languard.shell.command;

import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.shell.print.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "stop-all")
public final class StopAllCommand extends ShellCommand {

    /** Longer than the time after which a game is killed. */
    private static final Duration TIMEOUT = Duration.ofSeconds(45);

    private static final long POLL_MILLIS = 200;

    private final LifecycleService lifecycleService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public StopAllCommand(
            @Reference LifecycleService lifecycleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "stop-all",
                "[--resume] [--reason TEXT]",
                "Stops all game servers and waits until they have ended. With --resume, those with auto_restart start"
                        + " again with the next start of Languard.");
        this.lifecycleService = lifecycleService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) throws InterruptedException {
        Actor actor = sessionActors.of(invocation.session());
        List<Integer> stopped = lifecycleService.stopAll(
                actor, invocation.option("--reason").orElse(null), invocation.flag("--resume"));
        long startNanos = System.nanoTime();
        while (isAnyActive(actor, Set.copyOf(stopped)) && System.nanoTime() - startNanos < TIMEOUT.toNanos()) {
            Thread.sleep(POLL_MILLIS);
        }
        return CommandResult.done(
                Map.of("server_ids", stopped),
                stopped.isEmpty() ? "No server is running." : stopped.size() + " servers are stopped.",
                invocation.json());
    }

    private boolean isAnyActive(Actor actor, Set<Integer> ids) {
        return serverService.list(actor, null, null).stream()
                .filter(server -> ids.contains(server.id()))
                .map(ServerView::status)
                .anyMatch(status -> status.isActive());
    }
}
