package io.languard.shell.command;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;

/** One invocation of a command, with its arguments and options parsed. */
public final class CommandInvocation {

    private final CommandSession session;
    private final CommandUsage commandUsage;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> options = new HashMap<>();

    /**
     * Parses the words after the command's name; {@code --} ends the options.
     *
     * @throws UsageException if they do not match the usage
     */
    CommandInvocation(CommandSession session, CommandUsage commandUsage, List<String> words) {
        this.session = session;
        this.commandUsage = commandUsage;
        boolean optionsEnded = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (optionsEnded || !word.startsWith("--") && !commandUsage.flags().contains(word)) {
                arguments.add(word);
            } else if (word.equals("--")) {
                optionsEnded = true;
            } else if (commandUsage.flags().contains(word)) {
                options.put(word, "");
            } else if (commandUsage.options().contains(word) && i + 1 < words.size()) {
                options.put(word, words.get(++i));
            } else if (commandUsage.options().contains(optionName(word))) {
                options.put(optionName(word), word.substring(word.indexOf('=') + 1));
            } else {
                throw usageError();
            }
        }
        if (arguments.size() < commandUsage.minArguments() || arguments.size() > commandUsage.maxArguments()) {
            throw usageError();
        }
    }

    private static String optionName(String word) {
        int equals = word.indexOf('=');
        return equals < 0 ? "" : word.substring(0, equals);
    }

    public CommandSession session() {
        return session;
    }

    /** Returns whether the output should be JSON. */
    public boolean json() {
        return flag("--json");
    }

    public boolean flag(String name) {
        return options.containsKey(name);
    }

    public Optional<String> option(String name) {
        return Optional.ofNullable(options.get(name));
    }

    public Optional<Integer> number(String name) {
        return option(name).map(text -> number(name, text));
    }

    /** Returns a required argument. */
    public String argument(int position) {
        return arguments.get(position);
    }

    /** Returns an optional argument; empty if it was omitted. */
    public Optional<String> optionalArgument(int position) {
        return position < arguments.size() ? Optional.of(arguments.get(position)) : Optional.empty();
    }

    /** Returns all arguments from this position on; empty if there are none. */
    public List<String> argumentsFrom(int position) {
        return arguments.subList(Math.min(position, arguments.size()), arguments.size());
    }

    /**
     * Returns a required argument as an integer.
     *
     * @throws UsageException if it is not one
     */
    public int number(int position) {
        return number("'" + arguments.get(position) + "'", arguments.get(position));
    }

    private int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UsageException(name + " must be an integer. Usage: " + commandUsage.line());
        }
    }

    /** Returns an exception that shows the usage line. */
    UsageException usageError() {
        return new UsageException("Usage: " + commandUsage.line());
    }
}
