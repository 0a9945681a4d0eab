package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.world.WorldService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.List;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows every world that is recorded, including those whose container has disappeared. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "worlds")
public final class WorldsCommand extends ShellCommand {

    private final WorldService worldService;
    private final SessionActors sessionActors;

    @Activate
    public WorldsCommand(@Reference WorldService worldService, @Reference SessionActors sessionActors) {
        super("worlds", "", "Lists the players' worlds.", Permission.SERVER_VIEW, Permission.WORLDS_MANAGE);
        this.worldService = worldService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        return CommandResult.table(
                worldService.list(sessionActors.of(invocation.session())).stream()
                        .map(JsonModels::world)
                        .toList(),
                List.of("player", "container", "status", "address", "port", "created_at", "last_login"),
                invocation.json());
    }
}
