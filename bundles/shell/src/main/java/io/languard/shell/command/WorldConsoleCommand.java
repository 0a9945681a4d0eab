package io.languard.shell.command;

import io.languard.service.world.WorldAdminService;
import io.languard.service.world.WorldService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.TerminalSanitizer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "world-console")
public final class WorldConsoleCommand extends ShellCommand {

    private final WorldAdminService admin;
    private final WorldService worldService;

    @Activate
    public WorldConsoleCommand(@Reference WorldAdminService admin, @Reference WorldService worldService) {
        super("world-console", "PLAYER", "Shows the end of what a player's own world has printed since its start.");
        this.admin = admin;
        this.worldService = worldService;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        String player = commandInvocation.argument(0);
        String text = admin.console(player);
        // What runs in a world must not get hold of the terminal of whoever looks.
        String plain = text.lines().map(TerminalSanitizer::sanitizeLine).collect(Collectors.joining("\n"));
        return CommandResult.done(Map.of("player", player, "text", text), plain, commandInvocation.json());
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return position == 0 ? WorldCommand.players(worldService) : List.of();
    }
}
