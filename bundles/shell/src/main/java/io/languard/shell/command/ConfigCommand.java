package io.languard.shell.command;

import io.languard.service.config.ConfigSectionView;
import io.languard.service.config.ConfigService;
import io.languard.service.server.ServerService;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import io.languard.shell.print.ShellJsonCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "config")
public final class ConfigCommand extends ShellCommand {

    private final ConfigService configService;
    private final ServerService serverService;
    private final SessionActors sessionActors;

    @Activate
    public ConfigCommand(
            @Reference ConfigService configService,
            @Reference ServerService serverService,
            @Reference SessionActors sessionActors) {
        super(
                "config",
                "ID [SECTION [KEY=VALUE...]]",
                "Shows a game server's configuration, or changes settings of one section."
                        + " A VALUE with blanks or brackets stands in quotes.");
        this.configService = configService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        int id = commandInvocation.number(0);
        if (commandInvocation.optionalArgument(1).isEmpty()) {
            Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
            configService.all(id).forEach(section -> sections.put(section.section(), JsonModels.section(section)));
            return CommandResult.groups(sections, commandInvocation.json());
        }
        ConfigSectionView section = configService.section(id, commandInvocation.argument(1));
        List<String> assignments = commandInvocation.argumentsFrom(2);
        if (!assignments.isEmpty()) {
            section = configService.update(
                    sessionActors.of(commandInvocation.session()),
                    id,
                    section.section(),
                    changes(section, assignments),
                    section.version());
        }
        return CommandResult.fields(JsonModels.section(section), commandInvocation.json());
    }

    private static Map<String, Object> changes(ConfigSectionView section, List<String> assignments) {
        Map<String, Object> changes = new LinkedHashMap<>();
        for (String assignment : assignments) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new UsageException("'" + assignment + "' must be KEY=VALUE");
            }
            String key = assignment.substring(0, equals);
            changes.put(key, value(section.values().get(key), assignment.substring(equals + 1)));
        }
        return changes;
    }

    /** A text stays one even if it looks like a number; anything else is written as in JSON. */
    private static Object value(Object present, String text) {
        return present instanceof String ? text : ShellJsonCodec.read(text).orElse(text);
    }

    @Override
    public List<String> suggestions(int position, List<String> given) {
        return switch (position) {
            case 0 -> CompletionSource.serverIds(serverService);
            case 1 -> configService.all(Integer.parseInt(given.get(0))).stream()
                    .map(ConfigSectionView::section)
                    .toList();
            default -> configService.section(Integer.parseInt(given.get(0)), given.get(1)).values().keySet().stream()
                    .map(key -> key + "=")
                    .toList();
        };
    }
}
