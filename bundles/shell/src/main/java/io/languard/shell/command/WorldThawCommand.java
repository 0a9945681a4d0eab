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

/** Resumes a world where it was frozen; unlike {@link WorldStartCommand}, rejects one that is stopped. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-thaw")
public final class WorldThawCommand extends WorldCommand {

    private final WorldAdminService worldAdminService;

    @Activate
    public WorldThawCommand(
            @Reference WorldAdminService worldAdminService,
            @Reference WorldService worldService,
            @Reference SessionActors sessionActors) {
        super("world-thaw", "Resumes a player's frozen world.", worldService, sessionActors);
        this.worldAdminService = worldAdminService;
    }

    @Override
    World change(Actor actor, String player) {
        return worldAdminService.thaw(actor, player);
    }
}
