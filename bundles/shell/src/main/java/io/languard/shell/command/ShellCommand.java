package io.languard.shell.command;

import io.languard.service.user.Permission;
import io.languard.shell.print.CommandResult;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Function;
import org.jspecify.annotations.Nullable;

/**
 * Base class of the commands of scope {@code languard}. A command parses its arguments, calls one use case and
 * returns the result.
 */
public abstract class ShellCommand implements Function {

    private final CommandUsage commandUsage;
    private final List<Permission> permissions;

    /**
     * @param permissions each of them suffices to use the command on some server or on the platform; none if everyone may
     *     use it. They describe the command; the use case decides.
     */
    protected ShellCommand(String name, String synopsis, String summary, Permission... permissions) {
        commandUsage = CommandUsage.of(name, synopsis, summary);
        this.permissions = List.of(permissions);
    }

    /** Returns the permissions, each of which suffices to use the command; empty if everyone may use it. */
    public final List<Permission> permissions() {
        return permissions;
    }

    /** Returns the usage, for help, parsing and completion. */
    public final CommandUsage usage() {
        return commandUsage;
    }

    @Override
    public final @Nullable Object execute(CommandSession session, List<Object> arguments) throws InterruptedException {
        List<String> words = arguments.stream().map(String::valueOf).toList();
        if (words.contains("--help")) {
            return CommandResult.done(null, commandUsage.help(), false);
        }
        return run(new CommandInvocation(session, commandUsage, words));
    }

    /** Calls the use case. Returns {@code null} if all output was printed already. */
    protected abstract @Nullable CommandResult run(CommandInvocation invocation) throws InterruptedException;

    /**
     * Returns candidates for an argument.
     *
     * @param session the session in which the command would run
     * @param position the position of the argument, from 0
     * @param preceding the arguments before it
     */
    public List<String> suggestions(CommandSession session, int position, List<String> preceding) {
        return List.of();
    }
}
