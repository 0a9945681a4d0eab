package io.languard.shell.command;

import io.languard.service.config.ConfigSectionView;
import io.languard.service.config.ConfigService;
import io.languard.service.server.ServerService;
import io.languard.service.user.Actor;
import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import io.languard.shell.print.JsonModels;
import io.languard.shell.print.ShellJsonCodec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads and changes what is configured for the next start. A change is based on the version that was just read, so it
 * cannot undo a concurrent one.
 */
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
                "Shows a game server's configuration or changes settings of one section."
                        + " Quote a VALUE that contains blanks or brackets.",
                Permission.SERVER_VIEW);
        this.configService = configService;
        this.serverService = serverService;
        this.sessionActors = sessionActors;
    }

    @Override
    protected CommandResult run(CommandInvocation invocation) {
        Actor actor = sessionActors.of(invocation.session());
        int id = invocation.number(0);
        if (invocation.optionalArgument(1).isEmpty()) {
            Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
            configService
                    .all(actor, id)
                    .forEach(section -> sections.put(section.section(), JsonModels.section(section)));
            return CommandResult.groups(sections, invocation.json());
        }
        ConfigSectionView section = configService.section(actor, id, invocation.argument(1));
        List<String> assignments = invocation.argumentsFrom(2);
        if (!assignments.isEmpty()) {
            section = configService.update(
                    actor, id, section.section(), changes(section, assignments), section.version());
        }
        return CommandResult.fields(JsonModels.section(section), invocation.json());
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

    /**
     * Keeps the value of a text setting as text even if it looks like a number; parses other values as JSON if
     * possible.
     */
    private static Object value(@Nullable Object current, String text) {
        return current instanceof String ? text : ShellJsonCodec.read(text).orElse(text);
    }

    @Override
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        Actor actor = sessionActors.of(session);
        return switch (position) {
            case 0 -> CompletionSource.serverIds(serverService, actor);
            case 1 ->
                configService.all(actor, Integer.parseInt(preceding.get(0))).stream()
                        .map(ConfigSectionView::section)
                        .toList();
            default ->
                configService
                        .section(actor, Integer.parseInt(preceding.get(0)), preceding.get(1))
                        .values()
                        .keySet()
                        .stream()
                        .map(key -> key + "=")
                        .toList();
        };
    }
}
