package io.languard.shell.command;

import io.languard.shell.print.CommandResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Explains commands to people. Commands that the user may not use are left out, and those of the framework are shown to
 * unrestricted users only.
 */
@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "help")
public final class HelpCommand extends ShellCommand {

    private final SessionActors sessionActors;

    @Activate
    public HelpCommand(@Reference SessionActors sessionActors) {
        super("help", "[COMMAND]", "Lists the commands that you may use, or explains one of them.");
        this.sessionActors = sessionActors;
    }

    @Override
    protected @Nullable CommandResult run(CommandInvocation invocation) {
        Optional<String> name = invocation.optionalArgument(0);
        return name.isPresent() ? describe(invocation, name.get()) : list(invocation.session(), invocation.json());
    }

    private @Nullable CommandResult describe(CommandInvocation invocation, String name) {
        Optional<ShellCommand> command = CommandRegistry.find(invocation.session(), name);
        if (command.isEmpty()) {
            printForeign(invocation.session(), name);
            return null;
        }
        CommandUsage commandUsage = command.get().usage();
        return CommandResult.done(model(commandUsage), commandUsage.help(), invocation.json());
    }

    /** Delegates to Felix's own help command, which prints to the session instead of returning a result. */
    private void printForeign(CommandSession session, String name) {
        if (!sessionActors.isUnrestricted(session)
                || !CommandRegistry.exists(session, name)
                || !CommandRegistry.exists(session, "gogo:help")) {
            throw new UsageException("Unknown command '" + name + "'");
        }
        try {
            ((Function) session.get("gogo:help"))
                    .execute(session, new ArrayList<>(List.of(CommandRegistry.qualifiedName(session, name))));
        } catch (Exception e) {
            throw new UsageException("No help available for '" + name + "'");
        }
    }

    private CommandResult list(CommandSession session, boolean json) {
        List<Map<String, Object>> rows = CommandRegistry.languardCommands(session).stream()
                .filter(command -> sessionActors.mayUse(session, command))
                .map(command -> model(command.usage()))
                .toList();
        CommandResult table = CommandResult.table(rows, List.of("command", "summary"), json);
        if (json) {
            return table;
        }
        String foreign = sessionActors.isUnrestricted(session)
                ? "\nFelix commands: " + String.join(", ", CommandRegistry.otherCommands(session))
                : "";
        return CommandResult.done(
                null, table + "\n\n'help COMMAND' explains a command; --json prints JSON." + foreign, false);
    }

    private static Map<String, Object> model(CommandUsage commandUsage) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("command", commandUsage.name());
        model.put("usage", commandUsage.line());
        model.put("summary", commandUsage.summary().lines().findFirst().orElse(""));
        return model;
    }
}
