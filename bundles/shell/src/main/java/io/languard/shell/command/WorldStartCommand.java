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
@GogoCommand(scope = "languard", function = "world-start")
public final class WorldStartCommand extends WorldCommand {

    private final WorldAdmin admin;

    @Activate
    public WorldStartCommand(
            @Reference WorldAdmin admin, @Reference Worlds worlds, @Reference SessionActors sessionActors) {
        super("world-start", "Starts a player's own world, or lets a frozen one go on.", worlds, sessionActors);
        this.admin = admin;
    }

    @Override
    World change(Actor actor, String player) {
        return admin.start(actor, player);
    }
}
