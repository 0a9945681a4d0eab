package io.languard.shell.command;

import io.languard.ports.server.LifeState;
import io.languard.ports.server.Lifecycle;
import io.languard.ports.server.Servers;
import io.languard.ports.user.Actor;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "start")
public final class StartCommand extends LifecycleCommand {

    private final Lifecycle lifecycle;

    @Activate
    public StartCommand(
            @Reference Lifecycle lifecycle, @Reference Servers servers, @Reference SessionActors sessionActors) {
        super("start", "ID", "Starts a game server.", servers, sessionActors);
        this.lifecycle = lifecycle;
    }

    @Override
    LifeState change(CommandInvocation commandInvocation, Actor actor, int id) {
        return lifecycle.start(actor, id);
    }
}
