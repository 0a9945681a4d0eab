package io.languard.shell.command;

import io.languard.service.config.ConfigService;
import io.languard.service.server.ServerService;
import io.languard.service.server.ServerStatus;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives an overview of state and load for people, who find the ids that other commands need here. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "servers")
public final class ServersCommand extends ShellCommand {

    private static final List<String> COLUMNS =
            List.of("id", "name", "game_type", "status", "pid", "game_port", "player_count", "cpu_percent", "ram_mb");

    /** Shown only if a server has a value in it. */
    private static final String RESTART_NEEDED = "restart_needed";

    private final ServerService serverService;
    private final ConfigService configService;
    private final SessionActors sessionActors;

    @Activate
    public ServersCommand(
            @Reference ServerService serverService,
            @Reference ConfigService configService,
            @Reference SessionActors sessionActors) {
        super("servers", "[--game TYPE] [--status STATUS]", "Lists the game servers.", Permission.SERVER_VIEW);
        this.serverService = serverService;
        this.configService = configService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        ServerStatus status =
                invocation.option("--status").map(ServersCommand::status).orElse(null);
        List<Map<String, Object>> servers =
                serverService.list(actor, invocation.option("--game").orElse(null), status).stream()
                        .map(server -> JsonModels.server(server, configService.awaitingRestart(actor, server.id())))
                        .toList();
        boolean anyNeedsRestart = servers.stream().anyMatch(server -> server.containsKey(RESTART_NEEDED));
        return CommandResult.table(servers, anyNeedsRestart ? columnsWithRestart() : COLUMNS, invocation.json());
    }

    private static List<String> columnsWithRestart() {
        return Stream.concat(COLUMNS.stream(), Stream.of(RESTART_NEEDED)).toList();
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
