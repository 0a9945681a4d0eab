package io.languard.shell.command;

import io.languard.shell.print.Answer;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;

/** A command of scope {@code languard}: takes a line apart, calls one use case, returns what it said. */
public abstract class ShellCommand implements Function {

    private final Usage usage;

    protected ShellCommand(String name, String synopsis, String summary) {
        usage = Usage.of(name, synopsis, summary);
    }

    /** How it is called. */
    public final Usage usage() {
        return usage;
    }

    @Override
    public final Object execute(CommandSession session, List<Object> arguments) throws InterruptedException {
        List<String> words = arguments.stream().map(String::valueOf).toList();
        if (words.contains("--help")) {
            return Answer.done(null, usage.help(), false);
        }
        return run(new Call(session, usage, words));
    }

    /** Calls the use case; {@code null} if everything has been printed already. */
    protected abstract Answer run(Call call) throws InterruptedException;

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
