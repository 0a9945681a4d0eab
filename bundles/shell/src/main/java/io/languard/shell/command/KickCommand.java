package io.languard.shell.command;

import io.languard.service.player.PlayerService;
import io.languard.service.server.ServerService;
import io.languard.shell.print.CommandResult;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "kick")
public final class KickCommand extends PlayerCommand {

    @Activate
    public KickCommand(
            @Reference PlayerService playerService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "kick",
                "ID SLOT [REASON...]",
                "Throws a player off a game server.",
                playerService,
                serverService,
                sessionActors);
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        players.kick(
                callers.of(commandInvocation.session()),
                commandInvocation.number(0),
                commandInvocation.argument(1),
                reason(commandInvocation));
        return CommandResult.done(
                null, "Player " + commandInvocation.argument(1) + " was kicked.", commandInvocation.json());
    }
}
