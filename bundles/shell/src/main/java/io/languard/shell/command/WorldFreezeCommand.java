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

/** Suspends a world in memory, from where it resumes within milliseconds; see {@link WorldThawCommand}. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-freeze")
public final class WorldFreezeCommand extends WorldCommand {

    private final WorldAdminService worldAdminService;

    @Activate
    public WorldFreezeCommand(
            @Reference WorldAdminService worldAdminService,
            @Reference WorldService worldService,
            @Reference SessionActors sessionActors) {
        super(
                "world-freeze",
                "Freezes a player's world: it keeps its memory but gets no CPU time.",
                worldService,
                sessionActors);
        this.worldAdminService = worldAdminService;
    }

    @Override
    World change(Actor actor, String player) {
        return worldAdminService.freeze(actor, player);
    }
}
