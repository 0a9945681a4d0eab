package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.world.WorldService;
import io.languard.shell.print.CommandResult;
import io.languard.world.CleanupResult;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Runs at once what the platform does by itself only if an interval is configured for it. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "worlds-cleanup")
public final class WorldsCleanupCommand extends ShellCommand {

    private final WorldService worldService;
    private final SessionActors sessionActors;

    @Activate
    public WorldsCleanupCommand(@Reference WorldService worldService, @Reference SessionActors sessionActors) {
        super(
                "worlds-cleanup",
                "",
                "Removes the worlds of players who have not logged in for INACTIVITY_PERIOD_DAYS.",
                Permission.WORLDS_MANAGE);
        this.worldService = worldService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        CleanupResult result = worldService.cleanup(sessionActors.of(invocation.session()));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("cleaned_up_count", result.removed());
        model.put("errors", result.errors());
        String errors = result.errors().isEmpty() ? "" : "\n" + String.join("\n", result.errors());
        return CommandResult.done(model, result.removed() + " removed." + errors, invocation.json());
    }
}
