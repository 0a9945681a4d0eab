package io.languard.shell.command;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.api.world.World;
import io.languard.api.world.WorldResult;
import io.languard.ports.world.Worlds;
import io.languard.shell.print.Answer;
import io.languard.shell.print.Models;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-stop")
public final class WorldStopCommand extends ShellCommand {

    private final Worlds worlds;
    private final Callers callers;

    @Activate
    public WorldStopCommand(@Reference Worlds worlds, @Reference Callers callers) {
        super("world-stop", "PLAYER", "Stops a player's own world.");
        this.worlds = worlds;
        this.callers = callers;
    }

    @Override
    protected Answer run(Call call) {
        String player = call.argument(0);
        WorldResult result = worlds.stop(callers.of(call.session()), player);
        if (result instanceof WorldResult.Stopped stopped) {
            return Answer.done(
                    Models.world(stopped.world()),
                    "World " + stopped.world().container()
                            + (stopped.already() ? " was stopped already." : " is stopped."),
                    call.json());
        }
        if (result instanceof WorldResult.Unknown) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Player '" + player + "' has no world");
        }
        if (result instanceof WorldResult.Refused refused) {
            throw new LanguardException(
                    ErrorCode.CONFLICT, "The container engine refused to stop it: " + refused.details());
        }
        throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach");
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 && worlds.available()
                ? worlds.list().stream().map(World::player).toList()
                : List.of();
    }
}
