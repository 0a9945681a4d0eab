package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.TerminalSanitizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the end of what a world has printed since its start, for worlds that do not become reachable. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-console")
public final class WorldConsoleCommand extends ShellCommand {

    private final WorldAdminService worldAdminService;
    private final WorldService worldService;
    private final SessionActors sessionActors;

    @Activate
    public WorldConsoleCommand(
            @Reference WorldAdminService worldAdminService,
            @Reference WorldService worldService,
            @Reference SessionActors sessionActors) {
        super(
                "world-console",
                "PLAYER",
                "Shows the last console output of a player's world since its start.",
                Permission.SERVER_VIEW,
                Permission.WORLDS_MANAGE);
        this.worldAdminService = worldAdminService;
        this.worldService = worldService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        String player = invocation.argument(0);
        String text = worldAdminService.console(sessionActors.of(invocation.session()), player);
        // Output of a world is untrusted and must not send control sequences to the terminal.
        String plain = text.lines().map(TerminalSanitizer::sanitizeLine).collect(Collectors.joining("\n"));
        return CommandResult.done(Map.of("player", player, "text", text), plain, invocation.json());
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? WorldCommand.players(worldService, sessionActors.of(session)) : List.of();
    }
}
