package io.languard.arma3.process;

import io.languard.api.error.FieldProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates the parameters that an admin adds to the command line (Bohemia wiki: Arma 3: Startup Parameters). */
public final class ExtraArgumentsValidator {

    /** The name of the field in section launch. */
    public static final String FIELD = "extra_arguments";

    private static final Pattern NAME = Pattern.compile("-[A-Za-z][A-Za-z0-9]*(=.*)?");

    /**
     * Parameters that a field or the adapter itself sets. With -par any of them could be read from a file; -client
     * starts another program.
     */
    private static final Set<String> OWNED = Set.of(
            "config",
            "cfg",
            "profiles",
            "name",
            "port",
            "ip",
            "bepath",
            "mod",
            "servermod",
            "par",
            "mpmissions",
            "keysfolder",
            "pid",
            "client",
            "connect",
            "password",
            "server");

    private ExtraArgumentsValidator() {}

    /** Returns the problems of the arguments. */
    public static List<FieldProblem> validate(List<String> arguments) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int index = 0; index < arguments.size(); index++) {
            String reason = validationError(arguments.get(index));
            if (reason != null) {
                problems.add(new FieldProblem(FIELD + "[" + index + "]", reason));
            }
        }
        return problems;
    }

    private static @Nullable String validationError(String argument) {
        if (argument.indexOf('"') >= 0 || argument.chars().anyMatch(Character::isISOControl)) {
            return "must not contain double quotes or control characters";
        }
        if (!NAME.matcher(argument).matches()) {
            return "must be a single parameter such as -name or -name=value";
        }
        String name = name(argument);
        if (OWNED.contains(name) || LaunchParameters.NAMES.contains(name)) {
            return "-" + name + " is set by the platform or by another field";
        }
        return null;
    }

    private static String name(String argument) {
        int equals = argument.indexOf('=');
        return argument.substring(1, equals < 0 ? argument.length() : equals).toLowerCase(Locale.ROOT);
    }
}
