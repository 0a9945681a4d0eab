package io.languard.shell.command;

import io.languard.api.world.World;
import io.languard.ports.user.Actor;
import io.languard.ports.world.Worlds;
import io.languard.shell.print.Answer;
import io.languard.shell.print.Models;
import java.util.List;

/** A command that changes what one player's world does. */
abstract class WorldCommand extends ShellCommand {

    private final Worlds worlds;
    private final Callers callers;

    WorldCommand(String name, String summary, Worlds worlds, Callers callers) {
        super(name, "PLAYER", summary);
        this.worlds = worlds;
        this.callers = callers;
    }

    /** Calls the use case. */
    abstract World change(Actor actor, String player);

    @Override
    protected final Answer run(Call call) {
        World world = change(callers.of(call.session()), call.argument(0));
        return Answer.done(
                Models.world(world), "World " + world.container() + " is " + world.status() + ".", call.json());
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
