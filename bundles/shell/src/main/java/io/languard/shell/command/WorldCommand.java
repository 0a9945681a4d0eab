package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.service.world.WorldService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import io.languard.world.World;
import java.util.List;
import org.apache.felix.service.command.CommandSession;

/** Base class of the commands that change the state of a player's world. */
abstract class WorldCommand extends ShellCommand {

    private final WorldService worldService;
    private final SessionActors sessionActors;

    WorldCommand(String name, String summary, WorldService worldService, SessionActors sessionActors) {
        super(name, "PLAYER", summary, Permission.WORLDS_MANAGE);
        this.worldService = worldService;
        this.sessionActors = sessionActors;
    }

    /** Calls the use case. */
    abstract World change(Actor actor, String player);

    @Override
    protected final CommandResult run(CommandInvocation invocation) {
        World world = change(sessionActors.of(invocation.session()), invocation.argument(0));
        return CommandResult.done(
                JsonModels.world(world),
                "World " + world.container() + " is "
                        + (world.status() == null
                                ? "in an unknown state"
                                : world.status().wireName()) + ".",
                invocation.json());
    }

    @Override
    public final List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? players(worldService, sessionActors.of(session)) : List.of();
    }

    /** Returns the players who have a world; empty if worlds are unavailable. */
    static List<String> players(WorldService worldService, Actor actor) {
        return worldService.available()
                ? worldService.list(actor).stream().map(World::player).toList()
                : List.of();
    }
}
