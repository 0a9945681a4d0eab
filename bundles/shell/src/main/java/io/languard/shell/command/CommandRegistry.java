package io.languard.shell.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.felix.gogo.runtime.CommandProxy;
import org.apache.felix.service.command.CommandSession;

/** Looks up the commands available in a session, named {@code scope:name}. */
public final class CommandRegistry {

    /** The order in which Gogo searches scopes for an unqualified name. */
    public static final String SCOPES = "languard:felix:gogo:*";

    private static final String LANGUARD_PREFIX = "languard:";

    private CommandRegistry() {}

    /** Returns Languard's commands, sorted by name. */
    public static List<ShellCommand> languardCommands(CommandSession session) {
        return all(session).stream()
                .filter(name -> name.startsWith(LANGUARD_PREFIX))
                .flatMap(name -> find(session, name).stream())
                .toList();
    }

    /** Returns Languard's command with this name, with or without its scope; empty if there is none. */
    public static Optional<ShellCommand> find(CommandSession session, String name) {
        Object function = session.get(name.startsWith(LANGUARD_PREFIX) ? name : LANGUARD_PREFIX + name);
        if (function instanceof CommandProxy proxy) {
            Object target = proxy.getTarget();
            proxy.ungetTarget();
            function = target;
        }
        return function instanceof ShellCommand command ? Optional.of(command) : Optional.empty();
    }

    /** Returns the qualified names of all other available commands except internal ones. */
    public static List<String> otherCommands(CommandSession session) {
        return all(session).stream()
                .filter(name -> !name.startsWith(LANGUARD_PREFIX) && !name.contains(":__") && session.get(name) != null)
                .toList();
    }

    static boolean exists(CommandSession session, String name) {
        return all(session).contains(qualifiedName(session, name));
    }

    /**
     * Qualifies an unqualified name with the scope that Gogo resolves it to; returns it unchanged if there is no such
     * command.
     */
    static String qualifiedName(CommandSession session, String name) {
        if (name.indexOf(':') >= 0) {
            return name;
        }
        Collection<String> all = all(session);
        for (String scope : SCOPES.split(":")) {
            for (String qualified : all) {
                if (scope.equals("*") ? qualified.endsWith(":" + name) : qualified.equals(scope + ":" + name)) {
                    return qualified;
                }
            }
        }
        return name;
    }

    @SuppressWarnings("unchecked")
    private static Collection<String> all(CommandSession session) {
        return new TreeSet<>((Collection<String>) session.get(".commands"));
    }
}
