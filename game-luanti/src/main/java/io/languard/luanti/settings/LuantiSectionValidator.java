package io.languard.luanti.settings;

import io.languard.api.ConfigSection;
import io.languard.api.error.FieldProblem;
import io.languard.luanti.conf.SettingSyntax;
import io.languard.luanti.log.ChatFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Validates what a schema cannot express. */
final class LuantiSectionValidator {

    private static final Pattern FIELD = Pattern.compile("^    \"([a-z0-9_]+)\": \\{", Pattern.MULTILINE);

    private static final String CHAT_FORMAT = "chat_message_format";

    /** The names of all fields, taken from the schemas so that no second list has to be maintained. */
    private static final Set<String> FIELDS = LuantiConfigGenerator.SCHEMAS.values().stream()
            .flatMap(schema -> FIELD.matcher(schema).results().map(result -> result.group(1)))
            .collect(Collectors.toUnmodifiableSet());

    private LuantiSectionValidator() {}

    /** Returns whether an additional setting cannot have this name. */
    static boolean isReserved(String name) {
        return MinetestConfRenderer.isReserved(name, FIELDS);
    }

    static List<FieldProblem> validateSection(ConfigSection values) {
        List<FieldProblem> problems = new ArrayList<>();
        values.values().forEach((field, value) -> text(field, value, problems));
        String chatFormat = values.text(CHAT_FORMAT);
        if (!chatFormat.isEmpty() && !ChatFormat.isValid(chatFormat)) {
            problems.add(new FieldProblem(CHAT_FORMAT, "must contain @name and @message"));
        }
        values.object(MinetestConfRenderer.EXTRA).forEach((name, value) -> {
            String field = MinetestConfRenderer.EXTRA + "." + name;
            if (!SettingSyntax.isName(name)) {
                problems.add(new FieldProblem(field, "is not a valid setting name"));
            } else if (isReserved(name)) {
                problems.add(new FieldProblem(field, "is set by the platform or by another field"));
            }
            text(field, value, problems);
        });
        return problems;
    }

    private static void text(String field, Object value, List<FieldProblem> problems) {
        if (value instanceof String text) {
            String error = SettingSyntax.validationError(text);
            if (error != null) {
                problems.add(new FieldProblem(field, error));
            }
        }
    }
}
