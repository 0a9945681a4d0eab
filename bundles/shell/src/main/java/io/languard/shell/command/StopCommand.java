package io.languard.shell.command;

import io.languard.service.server.LifecycleResult;
import io.languard.service.server.LifecycleService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Ends a server in an orderly way, so that the game can save; returns before it has ended. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "stop")
public final class StopCommand extends LifecycleCommand {

    private final LifecycleService lifecycleService;

    @Activate
    public StopCommand(
            @Reference LifecycleService lifecycleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "stop",
                "ID [--force] [--reason TEXT]",
                "Stops a game server and kills it after 30 seconds; with --force kills it immediately.",
                serverService,
                sessionActors);
        this.lifecycleService = lifecycleService;
    }

    @Override
    LifecycleResult change(CommandInvocation invocation, Actor actor, int id) {
        return lifecycleService.stop(
                actor,
                id,
                invocation.flag("--force"),
                invocation.option("--reason").orElse(null));
    }
}
