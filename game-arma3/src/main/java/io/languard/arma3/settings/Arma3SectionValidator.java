package io.languard.arma3.settings;

import io.languard.api.ConfigSection;
import io.languard.api.error.FieldProblem;
import io.languard.api.mission.RotationEntry;
import io.languard.arma3.config.ConfigWriter;
import io.languard.arma3.process.ExtraArgumentsValidator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates what a schema cannot express. */
final class Arma3SectionValidator {

    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern RCON_PASSWORD = Pattern.compile("([A-Za-z0-9]{8,32})?");

    private Arma3SectionValidator() {}

    static List<FieldProblem> validateSection(String section, ConfigSection values) {
        List<FieldProblem> problems = new ArrayList<>();
        values.values().forEach((field, value) -> validateStrings(field, value, problems));
        if (!problems.isEmpty()) {
            return problems;
        }
        switch (section) {
            case "server" -> {
                problems.addAll(ExtraStatements.validate(values.texts(ExtraStatements.FIELD), ServerCfgRenderer.KEYS));
                if (isPositive(values, "missions_to_server_restart") && isPositive(values, "missions_to_shutdown")) {
                    problems.add(new FieldProblem(
                            "missions_to_shutdown", "must be 0 if missions_to_server_restart is above 0"));
                }
            }
            case "basic" -> {
                problems.addAll(ExtraStatements.validate(values.texts(ExtraStatements.FIELD), BasicCfgRenderer.KEYS));
                problems.addAll(BasicCfgRenderer.validate(values));
            }
            case "launch" ->
                problems.addAll(ExtraArgumentsValidator.validate(values.texts(ExtraArgumentsValidator.FIELD)));
            case "rcon" -> {
                if (!RCON_PASSWORD.matcher(values.text("rcon_password")).matches()) {
                    problems.add(new FieldProblem(
                            "rcon_password", "must consist of 8 to 32 letters and digits, or be empty"));
                }
                problems.addAll(BattlEyeCfgRenderer.validate(values));
            }
            default -> {
                // The profile has only numbers and enumerated values.
            }
        }
        return problems;
    }

    static List<FieldProblem> validateRotation(List<RotationEntry> rotation) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int index = 0; index < rotation.size(); index++) {
            RotationEntry mission = rotation.get(index);
            String entry = "rotation[" + index + "]";
            validateStrings(entry + ".mission_name", mission.missionName(), problems);
            validateStrings(entry + ".difficulty", mission.difficulty(), problems);
            Set<String> names = new HashSet<>();
            mission.params().forEach((name, value) -> {
                String reason = parameter(name, value, names);
                if (reason != null) {
                    problems.add(new FieldProblem(entry + ".params", reason));
                }
            });
        }
        return problems;
    }

    private static @Nullable String parameter(String name, @Nullable Object value, Set<String> names) {
        if (!PARAMETER.matcher(name).matches() || !ConfigWriter.isName(name)) {
            return "the name of a parameter must consist of letters, digits and underscores, the first not a digit";
        }
        if (!(value instanceof Number || value instanceof Boolean)) {
            return "parameter " + name + " must be a number";
        }
        return names.add(name.toLowerCase(Locale.ROOT)) ? null : "parameter " + name + " must not occur twice";
    }

    private static boolean isPositive(ConfigSection values, String field) {
        return values.get(field) instanceof Number number && number.doubleValue() > 0;
    }

    private static void validateStrings(String field, @Nullable Object value, List<FieldProblem> problems) {
        if (value instanceof String text) {
            String reason = ConfigWriter.validationError(text);
            if (reason != null) {
                problems.add(new FieldProblem(field, reason));
            }
        } else if (value instanceof List<?> list) {
            for (int index = 0; index < list.size(); index++) {
                validateStrings(field + "[" + index + "]", list.get(index), problems);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> validateStrings(field + "." + name, member, problems));
        }
    }
}
