package io.languard.shell.command;

import io.languard.api.world.World;
import io.languard.ports.user.Actor;
import io.languard.ports.world.WorldAdmin;
import io.languard.ports.world.Worlds;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-freeze")
public final class WorldFreezeCommand extends WorldCommand {

    private final WorldAdmin admin;

    @Activate
    public WorldFreezeCommand(
            @Reference WorldAdmin admin, @Reference Worlds worlds, @Reference SessionActors sessionActors) {
        super(
                "world-freeze",
                "Freezes a player's own world: it keeps its memory and gets no time.",
                worlds,
                sessionActors);
        this.admin = admin;
    }

    @Override
    World change(Actor actor, String player) {
        return admin.freeze(actor, player);
    }
}
