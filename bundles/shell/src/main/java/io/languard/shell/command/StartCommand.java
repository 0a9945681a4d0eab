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

/** Requests the start of a server, and returns when it has been accepted, not when players can join. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "start")
public final class StartCommand extends LifecycleCommand {

    private final LifecycleService lifecycleService;

    @Activate
    public StartCommand(
            @Reference LifecycleService lifecycleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super("start", "ID", "Starts a game server.", serverService, sessionActors);
        this.lifecycleService = lifecycleService;
    }

    @Override
    LifecycleResult change(CommandInvocation invocation, Actor actor, int id) {
        return lifecycleService.start(actor, id);
    }
}
