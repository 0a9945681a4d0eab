package io.languard.shell.command;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.felix.gogo.runtime.CommandProxy;
import org.apache.felix.service.command.CommandSession;

/** The commands that a session knows at this moment, as {@code scope:name}. */
public final class CommandRegistry {

    /** Whose scope comes first when people type a bare name. */
    public static final String SCOPES = "languard:felix:gogo:*";

    private static final String OWN = "languard:";

    private CommandRegistry() {}

    /** Languard's commands, by name. */
    public static List<ShellCommand> languardCommands(CommandSession session) {
        return all(session).stream()
                .filter(name -> name.startsWith(OWN))
                .flatMap(name -> find(session, name).stream())
                .toList();
    }

    /** Languard's command of this name, with or without its scope. */
    public static Optional<ShellCommand> find(CommandSession session, String name) {
        Object function = session.get(name.startsWith(OWN) ? name : OWN + name);
        if (function instanceof CommandProxy proxy) {
            Object target = proxy.getTarget();
            proxy.ungetTarget();
            function = target;
        }
        return function instanceof ShellCommand command ? Optional.of(command) : Optional.empty();
    }

    /** Every other command that can be called at this moment and is meant for people. */
    public static List<String> otherCommands(CommandSession session) {
        return all(session).stream()
                .filter(name -> !name.startsWith(OWN) && !name.contains(":__") && session.get(name) != null)
                .toList();
    }

    static boolean exists(CommandSession session, String name) {
        return all(session).contains(qualifiedName(session, name));
    }

    /** The name with the scope that a bare one means. */
    static String qualifiedName(CommandSession session, String name) {
        if (name.indexOf(':') >= 0) {
            return name;
        }
        Collection<String> all = all(session);
        for (String scope : SCOPES.split(":")) {
            for (String each : all) {
                if (scope.equals("*") ? each.endsWith(":" + name) : each.equals(scope + ":" + name)) {
                    return each;
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
