package io.languard.shell.command;

import io.languard.service.user.Actor;
import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import io.languard.world.World;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shuts a world down and so frees its memory, which freezing would not. */
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
