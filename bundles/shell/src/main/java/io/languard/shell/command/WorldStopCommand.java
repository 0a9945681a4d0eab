package io.languard.shell.command;

import io.languard.api.world.World;
import io.languard.service.user.Actor;
import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-stop")
public final class WorldStopCommand extends WorldCommand {

    private final WorldAdminService worldAdminService;

    @Activate
    public WorldStopCommand(
            @Reference WorldAdminService worldAdminService,
            @Reference WorldService worldService,
            @Reference SessionActors sessionActors) {
        super("world-stop", "Stops a player's world, frozen or not.", worldService, sessionActors);
        this.worldAdminService = worldAdminService;
    }

    @Override
    World change(Actor actor, String player) {
        return worldAdminService.stop(actor, player);
    }
}
