package io.languard.shell.command;

import io.languard.service.player.PlayerService;
import io.languard.service.server.ServerService;
import io.languard.shell.print.CommandResult;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes a player from a running game, who may join again at once; see {@link BanCommand}. */
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
                "Kicks a player from a game server.",
                playerService,
                serverService,
                sessionActors);
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        players.kick(actors.of(invocation.session()), invocation.number(0), invocation.argument(1), reason(invocation));
        return CommandResult.done(null, "Player " + invocation.argument(1) + " was kicked.", invocation.json());
    }
}
