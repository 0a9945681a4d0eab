package io.languard.luanti.settings;

import io.languard.api.ConfigSection;
import io.languard.api.error.FieldProblem;
import io.languard.luanti.conf.SettingSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a schema can't say about values. */
final class LuantiSectionValidator {

    private static final Pattern FIELD = Pattern.compile("^    \"([a-z0-9_]+)\": \\{", Pattern.MULTILINE);

    /** Every field that there is, told from the schemas, so that no list has to be kept beside them. */
    private static final Set<String> FIELDS = LuantiSchemaLoader.load().values().stream()
            .flatMap(schema -> FIELD.matcher(schema).results().map(result -> result.group(1)))
            .collect(Collectors.toUnmodifiableSet());

    private LuantiSectionValidator() {}

    static List<FieldProblem> validateSection(ConfigSection values) {
        List<FieldProblem> problems = new ArrayList<>();
        values.values().forEach((field, value) -> text(field, value, problems));
        values.object(MinetestConfRenderer.EXTRA).forEach((name, value) -> {
            String field = MinetestConfRenderer.EXTRA + "." + name;
            if (!SettingSyntax.isName(name)) {
                problems.add(new FieldProblem(field, "is no name of a setting"));
            } else if (MinetestConfRenderer.isReserved(name, FIELDS)) {
                problems.add(new FieldProblem(field, "has a field of its own or is the platform's"));
            }
            text(field, value, problems);
        });
        return problems;
    }

    private static void text(String field, Object value, List<FieldProblem> problems) {
        if (value instanceof String text) {
            String refusal = SettingSyntax.validationError(text);
            if (refusal != null) {
                problems.add(new FieldProblem(field, refusal));
            }
        }
    }
}
