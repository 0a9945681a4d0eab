package io.languard.shell.command;

import io.languard.ports.player.Players;
import io.languard.ports.server.Servers;
import io.languard.shell.print.Answer;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "kick")
public final class KickCommand extends PlayerCommand {

    @Activate
    public KickCommand(@Reference Players players, @Reference Servers servers, @Reference Callers callers) {
        super("kick", "ID SLOT [REASON...]", "Throws a player off a game server.", players, servers, callers);
    }

    @Override
    protected Answer run(Call call) {
        players.kick(callers.of(call.session()), call.number(0), call.argument(1), reason(call));
        return Answer.done(null, "Player " + call.argument(1) + " was kicked.", call.json());
    }
}
