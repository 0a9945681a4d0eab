package io.languard.shell.command;

import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-delete")
public final class WorldDeleteCommand extends ShellCommand {

    private final WorldAdminService admin;
    private final WorldService worldService;
    private final SessionActors sessionActors;

    @Activate
    public WorldDeleteCommand(
            @Reference WorldAdminService admin,
            @Reference WorldService worldService,
            @Reference SessionActors sessionActors) {
        super("world-delete", "PLAYER", "Stops a player's own world and removes it for good.");
        this.admin = admin;
        this.worldService = worldService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        String player = commandInvocation.argument(0);
        admin.delete(sessionActors.of(commandInvocation.session()), player);
        return CommandResult.done(null, "The world of " + player + " is gone.", commandInvocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? WorldCommand.players(worldService) : List.of();
    }
}
