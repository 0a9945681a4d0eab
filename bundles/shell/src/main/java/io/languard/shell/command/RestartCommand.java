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

/** Starts a server as it is configured now, once its present run has ended in an orderly way. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "restart")
public final class RestartCommand extends LifecycleCommand {

    private final LifecycleService lifecycleService;

    @Activate
    public RestartCommand(
            @Reference LifecycleService lifecycleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super("restart", "ID", "Stops a game server, then starts it.", serverService, sessionActors);
        this.lifecycleService = lifecycleService;
    }

    @Override
    LifecycleResult change(CommandInvocation invocation, Actor actor, int id) {
        return lifecycleService.restart(actor, id);
    }
}
