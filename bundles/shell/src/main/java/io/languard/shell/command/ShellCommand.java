package io.languard.shell.command;

import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;

/** A command of scope {@code languard}: takes a line apart, calls one use case, returns what it said. */
public abstract class ShellCommand implements Function {

    private final CommandUsage commandUsage;

    protected ShellCommand(String name, String synopsis, String summary) {
        commandUsage = CommandUsage.of(name, synopsis, summary);
    }

    /** How it is called. */
    public final CommandUsage usage() {
        return commandUsage;
    }

    @Override
    public final Object execute(CommandSession session, List<Object> arguments) throws InterruptedException {
        List<String> words = arguments.stream().map(String::valueOf).toList();
        if (words.contains("--help")) {
            return CommandResult.done(null, commandUsage.help(), false);
        }
        return run(new CommandInvocation(session, commandUsage, words));
    }

    /** Calls the use case; {@code null} if everything has been printed already. */
    protected abstract CommandResult run(CommandInvocation commandInvocation) throws InterruptedException;

    /**
     * What may stand at a place of the line.
     *
     * @param position of the argument, from 0
     * @param given the arguments before it
     */
    public List<String> suggestions(int position, List<String> given) {
        return List.of();
    }
}
