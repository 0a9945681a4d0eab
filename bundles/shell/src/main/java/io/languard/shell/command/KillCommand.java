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

/** The way out if a server does not respond to {@code stop}: nothing is saved, and no lock is waited for. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "kill")
public final class KillCommand extends LifecycleCommand {

    private final LifecycleService lifecycleService;

    @Activate
    public KillCommand(
            @Reference LifecycleService lifecycleService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super("kill", "ID", "Kills a game server's processes immediately.", serverService, sessionActors);
        this.lifecycleService = lifecycleService;
    }

    @Override
    LifecycleResult change(CommandInvocation invocation, Actor actor, int id) {
        return lifecycleService.kill(actor, id);
    }
}
