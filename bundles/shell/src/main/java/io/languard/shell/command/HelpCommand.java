package io.languard.shell.command;

import io.languard.shell.print.Answer;
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
    protected Answer run(Call call) {
        Optional<String> name = call.optionalArgument(0);
        return name.isPresent() ? one(call, name.get()) : all(call.session(), call.json());
    }

    private static Answer one(Call call, String name) {
        Optional<ShellCommand> own = Commands.find(call.session(), name);
        if (own.isEmpty()) {
            printForeign(call.session(), name);
            return null;
        }
        Usage usage = own.get().usage();
        return Answer.done(model(usage), usage.help(), call.json());
    }

    /** Felix' commands have a help of their own, which prints. */
    private static void printForeign(CommandSession session, String name) {
        if (!Commands.exists(session, name) || !Commands.exists(session, "gogo:help")) {
            throw new UsageException("There is no command '" + name + "'");
        }
        try {
            ((Function) session.get("gogo:help"))
                    .execute(session, new ArrayList<>(List.of(Commands.scoped(session, name))));
        } catch (Exception e) {
            throw new UsageException("There is no help for '" + name + "'");
        }
    }

    private static Answer all(CommandSession session, boolean json) {
        List<Map<String, Object>> rows = Commands.own(session).stream()
                .map(command -> model(command.usage()))
                .toList();
        Answer table = Answer.table(rows, List.of("command", "summary"), json);
        return json
                ? table
                : Answer.done(
                        null,
                        table + "\n\n'help COMMAND' tells how one is used; --json gives JSON.\nFelix' own commands: "
                                + String.join(", ", Commands.foreign(session)),
                        false);
    }

    private static Map<String, Object> model(Usage usage) {
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("command", usage.name());
        model.put("usage", usage.line());
        model.put("summary", usage.summary().lines().findFirst().orElse(""));
        return model;
    }
}
