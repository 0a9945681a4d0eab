package io.languard.shell.command;

import io.languard.api.world.World;
import io.languard.ports.user.Actor;
import io.languard.ports.world.Worlds;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;

/** A command that changes what one player's world does. */
abstract class WorldCommand extends ShellCommand {

    private final Worlds worlds;
    private final SessionActors sessionActors;

    WorldCommand(String name, String summary, Worlds worlds, SessionActors sessionActors) {
        super(name, "PLAYER", summary);
        this.worlds = worlds;
        this.sessionActors = sessionActors;
    }

    /** Calls the use case. */
    abstract World change(Actor actor, String player);

    @Override
    protected final CommandResult run(CommandInvocation commandInvocation) {
        World world = change(sessionActors.of(commandInvocation.session()), commandInvocation.argument(0));
        return CommandResult.done(
                JsonModels.world(world),
                "World " + world.container() + " is " + world.status() + ".",
                commandInvocation.json());
    }

    @Override
    public final List<String> suggestions(int position, List<String> given) {
        return position == 0 ? players(worlds) : List.of();
    }

    /** Who has a world. */
    static List<String> players(Worlds worlds) {
        return worlds.available() ? worlds.list().stream().map(World::player).toList() : List.of();
    }
}
