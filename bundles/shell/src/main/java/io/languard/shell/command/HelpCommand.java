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
import org.osgi.service.component.annotations.Component;

@Component(service = Function.class)
@GogoCommand(scope = "languard", function = "help")
public final class HelpCommand extends ShellCommand {

    public HelpCommand() {
        super("help", "[COMMAND]", "Lists the commands, or tells how one is used.");
    }

    @Override
    protected CommandResult run(CommandInvocation commandInvocation) {
        Optional<String> name = commandInvocation.optionalArgument(0);
        return name.isPresent()
                ? one(commandInvocation, name.get())
                : all(commandInvocation.session(), commandInvocation.json());
    }

    private static CommandResult one(CommandInvocation commandInvocation, String name) {
        Optional<ShellCommand> own = CommandRegistry.find(commandInvocation.session(), name);
        if (own.isEmpty()) {
            printForeign(commandInvocation.session(), name);
            return null;
        }
        CommandUsage commandUsage = own.get().usage();
        return CommandResult.done(model(commandUsage), commandUsage.help(), commandInvocation.json());
    }

    /** Felix' commands have a help of their own, which prints. */
    private static void printForeign(CommandSession session, String name) {
        if (!CommandRegistry.exists(session, name) || !CommandRegistry.exists(session, "gogo:help")) {
            throw new UsageException("There is no command '" + name + "'");
        }
        try {
            ((Function) session.get("gogo:help"))
                    .execute(session, new ArrayList<>(List.of(CommandRegistry.qualifiedName(session, name))));
        } catch (Exception e) {
            throw new UsageException("There is no help for '" + name + "'");
        }
    }

    private static CommandResult all(CommandSession session, boolean json) {
        List<Map<String, Object>> rows = CommandRegistry.languardCommands(session).stream()
                .map(command -> model(command.usage()))
                .toList();
        CommandResult table = CommandResult.table(rows, List.of("command", "summary"), json);
        return json
                ? table
                : CommandResult.done(
                        null,
                        table + "\n\n'help COMMAND' tells how one is used; --json gives JSON.\nFelix' own commands: "
                                + String.join(", ", CommandRegistry.otherCommands(session)),
                        false);
    }

    private static Map<String, Object> model(CommandUsage commandUsage) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("command", commandUsage.name());
        model.put("usage", commandUsage.line());
        model.put("summary", commandUsage.summary().lines().findFirst().orElse(""));
        return model;
    }
}
