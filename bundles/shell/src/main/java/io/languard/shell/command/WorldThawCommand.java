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
@GogoCommand(scope = "languard", function = "world-thaw")
public final class WorldThawCommand extends WorldCommand {

    private final WorldAdmin admin;

    @Activate
    public WorldThawCommand(
            @Reference WorldAdmin admin, @Reference Worlds worlds, @Reference SessionActors sessionActors) {
        super("world-thaw", "Lets a player's frozen world go on.", worlds, sessionActors);
        this.admin = admin;
    }

    @Override
    World change(Actor actor, String player) {
        return admin.thaw(actor, player);
    }
}
