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

/** Starts a world on behalf of its player, within the limit of running worlds that applies to players as well. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-start")
public final class WorldStartCommand extends WorldCommand {

    private final WorldAdminService worldAdminService;

    @Activate
    public WorldStartCommand(
            @Reference WorldAdminService worldAdminService,
            @Reference WorldService worldService,
            @Reference SessionActors sessionActors) {
        super("world-start", "Starts a player's world or resumes a frozen one.", worldService, sessionActors);
        this.worldAdminService = worldAdminService;
    }

    @Override
    World change(Actor actor, String player) {
        return worldAdminService.start(actor, player);
    }
}
