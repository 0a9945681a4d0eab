package io.languard.shell.command;

import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "servers")
public final class ServersCommand extends ShellCommand {

    private static final List<String> COLUMNS =
            List.of("id", "name", "game_type", "status", "pid", "game_port", "player_count", "cpu_percent", "ram_mb");

    private final ServerService serverService;

    @Activate
    public ServersCommand(@Reference ServerService serverService) {
        super("servers", "[--game TYPE] [--status STATUS]", "Lists the game servers.");
        this.serverService = serverService;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        ServerStatus status =
                invocation.option("--status").map(ServersCommand::status).orElse(null);
        return CommandResult.table(
                serverService.list(invocation.option("--game").orElse(null), status).stream()
                        .map(ShellJsonCodec::toModel)
                        .toList(),
                COLUMNS,
                invocation.json());
    }

    private static ServerStatus status(String name) {
        return Arrays.stream(ServerStatus.values())
                .filter(status -> status.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("--status must be one of "
                        + Arrays.stream(ServerStatus.values())
                                .map(ServerStatus::wireName)
                                .collect(Collectors.joining(", "))));
    }
}
