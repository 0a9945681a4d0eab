package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Removes the container and the record of a world. The player gets a new one with the next request. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-delete")
public final class WorldDeleteCommand extends ShellCommand {

    private final WorldAdminService worldAdminService;
    private final WorldService worldService;
    private final SessionActors sessionActors;

    @Activate
    public WorldDeleteCommand(
            @Reference WorldAdminService worldAdminService,
            @Reference WorldService worldService,
            @Reference SessionActors sessionActors) {
        super("world-delete", "PLAYER", "Stops a player's world and deletes it permanently.", Permission.WORLDS_MANAGE);
        this.worldAdminService = worldAdminService;
        this.worldService = worldService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        String player = invocation.argument(0);
        worldAdminService.delete(sessionActors.of(invocation.session()), player);
        return CommandResult.done(null, "The world of " + player + " was deleted.", invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? WorldCommand.players(worldService, sessionActors.of(session)) : List.of();
    }
}
