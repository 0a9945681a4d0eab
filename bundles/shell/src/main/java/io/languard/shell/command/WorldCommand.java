package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.world.WorldService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import io.languard.world.World;
import java.util.List;

/** A command that changes what one player's world does. */
abstract class WorldCommand extends ShellCommand {

    private final WorldService worldService;
    private final SessionActors sessionActors;

    WorldCommand(String name, String summary, WorldService worldService, SessionActors sessionActors) {
        super(name, "PLAYER", summary);
        this.worldService = worldService;
        this.sessionActors = sessionActors;
    }

    /** Calls the use case. */
    abstract World change(Actor actor, String player);

    @Override
    protected final CommandResult run(CommandInvocation commandInvocation) {
        World world = change(sessionActors.of(commandInvocation.session()), commandInvocation.argument(0));
        return CommandResult.done(
                JsonModels.world(world),
                "World " + world.container() + " is "
                        + (world.status() == null
                                ? "in an unknown state"
                                : world.status().wireName()) + ".",
                commandInvocation.json());
    }

    @Override
    public final List<String> suggestions(int position, List<String> given) {
        return position == 0 ? players(worldService) : List.of();
    }

    /** Who has a world. */
    static List<String> players(WorldService worldService) {
        return worldService.available()
                ? worldService.list().stream().map(World::player).toList()
                : List.of();
    }
}
