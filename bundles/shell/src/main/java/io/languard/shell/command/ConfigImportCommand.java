package io.languard.shell.command;

import io.languard.service.config.ConfigImportResult;
import io.languard.service.config.ConfigImportService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.ShellJsonCodec;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes over the settings of a server that ran without Languard, and reports those that it could not. */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "config-import")
public final class ConfigImportCommand extends ShellCommand {

    private final ConfigImportService configImportService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public ConfigImportCommand(
            @Reference ConfigImportService configImportService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "config-import",
                "ID FILE [--dry-run]",
                "Imports a configuration file of a game server that was run without Languard. FILE is an absolute path on"
                        + " Languard's machine. With --dry-run, nothing is stored.",
                Permission.SYSTEM_MANAGE);
        this.configImportService = configImportService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        boolean dryRun = invocation.flag("--dry-run");
        ConfigImportResult result =
                configImportService.importLocalFile(actor, invocation.number(0), file(invocation.argument(1)), dryRun);
        Map<String, Object> model = ShellJsonCodec.toModel(result);
        if (invocation.json()) {
            return CommandResult.done(model, "", true);
        }
        int taken = result.sections().values().stream().mapToInt(Map::size).sum();
        return CommandResult.done(model, heading(taken, dryRun), false)
                .withLines("Taken:", taken(result))
                .withLines("Not taken:", notTaken(result));
    }

    private static Path file(String path) {
        try {
            Path file = Path.of(path);
            if (file.isAbsolute()) {
                return file;
            }
        } catch (InvalidPathException e) {
            throw new UsageException("FILE is not a valid path");
        }
        throw new UsageException("FILE must be an absolute path on Languard's machine");
    }

    private static String heading(int taken, boolean dryRun) {
        String values = taken == 1 ? "1 value" : taken + " values";
        return dryRun ? values + " would be taken; nothing was stored." : values + " taken.";
    }

    private static List<String> taken(ConfigImportResult result) {
        List<String> lines = new ArrayList<>();
        result.sections()
                .forEach((section, values) ->
                        values.forEach((field, value) -> lines.add("  " + section + "." + field + " = " + value)));
        result.rotation().forEach(mission -> lines.add("  mission " + mission.missionName()));
        return lines;
    }

    private static List<String> notTaken(ConfigImportResult result) {
        return result.notTaken().stream()
                .map(each -> "  " + (each.line() == null ? "" : "line " + each.line() + ": ") + each.text() + "\n    "
                        + each.reason())
                .flatMap(String::lines)
                .toList();
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return position == 0 ? CompletionSource.serverIds(serverService, sessionActors.of(session)) : List.of();
    }
}
