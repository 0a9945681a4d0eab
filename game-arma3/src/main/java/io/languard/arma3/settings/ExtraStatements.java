package io.languard.arma3.settings;

import io.languard.api.error.FieldProblem;
import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigBody.Member;
import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Statements for settings without a field, entered by an admin. Each is parsed as one statement and rendered again by
 * the writer, so that none can close a brace, start a comment or inject a preprocessor directive.
 */
public final class ExtraStatements {

    /** The name of the field. */
    public static final String FIELD = "extra_lines";

    private ExtraStatements() {}

    /**
     * Returns the problems of the statements.
     *
     * @param owned the keys that have a field
     */
    static List<FieldProblem> validate(List<String> lines, List<String> owned) {
        Set<String> usedKeys = owned.stream().map(ExtraStatements::key).collect(Collectors.toCollection(HashSet::new));
        List<FieldProblem> problems = new ArrayList<>();
        for (int index = 0; index < lines.size(); index++) {
            String reason = validationError(lines.get(index), usedKeys);
            if (reason != null) {
                problems.add(new FieldProblem(FIELD + "[" + index + "]", reason));
            }
        }
        return problems;
    }

    static void write(List<String> lines, ConfigBody into) {
        lines.forEach(line -> into.put(ConfigParser.parseStatement(line)));
    }

    private static @Nullable String validationError(String line, Set<String> usedKeys) {
        try {
            Member member = ConfigParser.parseStatement(line);
            ConfigBody alone = new ConfigBody();
            alone.put(member);
            ConfigWriter.write(alone);
            // An addition to an array does not replace what a field writes.
            boolean adds = member instanceof ConfigBody.Property property && property.appends();
            return adds || usedKeys.add(key(member.name()))
                    ? null
                    : member.name() + " is already set by a field or another line";
        } catch (ConfigSyntaxException e) {
            return "must be one complete statement such as name = 1; (" + e.getMessage() + ")";
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
