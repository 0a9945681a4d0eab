package io.languard.shell.command;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerView;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Prepares a shutdown of the machine: returns when no game is left that the shutdown would kill. */
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
                        + " again with the next start of Languard.",
                Permission.SYSTEM_MANAGE);
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
        List<Integer> running = active(actor, stopped);
        while (!running.isEmpty() && System.nanoTime() - startNanos < TIMEOUT.toNanos()) {
            Thread.sleep(POLL_MILLIS);
            running = active(actor, stopped);
        }
        if (!running.isEmpty()) {
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    "Servers that have not ended within " + TIMEOUT.toSeconds() + " s: "
                            + running.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        }
        return CommandResult.done(Map.of("server_ids", stopped), text(stopped.size()), invocation.json());
    }

    private static String text(int count) {
        return switch (count) {
            case 0 -> "No server is running.";
            case 1 -> "1 server is stopped.";
            default -> count + " servers are stopped.";
        };
    }

    /** Returns those servers that have not ended yet. */
    private List<Integer> active(Actor actor, List<Integer> ids) {
        return serverService.list(actor, null, null).stream()
                .filter(server -> server.status().isActive())
                .map(ServerView::id)
                .filter(ids::contains)
                .toList();
    }
}
