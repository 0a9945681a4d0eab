package io.languard.core.imports;

import io.languard.api.config.ConfigImport;
import io.languard.api.config.ConfigImport.ImportedValue;
import io.languard.api.config.ConfigImport.NotTaken;
import io.languard.api.config.ConfigImport.Origin;
import io.languard.api.config.ConfigImporter;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.core.config.GameSchema;
import io.languard.core.config.SectionSchema;
import io.languard.core.registry.GuardedService;
import io.languard.core.server.SectionUpdater;
import io.languard.core.server.SectionUpdater.SectionChange;
import io.languard.core.server.ServerInstance;
import io.languard.service.user.Actor;
import io.languard.service.validation.FieldValidator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The values of an imported file, without those that cannot be stored: a value that the schema or the adapter rejects is left
 * out and reported, so that one of them does not prevent the import of the others. Not thread-safe.
 */
final class SectionImport {

    /** After this many rounds, of which each leaves something out, the section is left out whole. */
    private static final int MAX_ROUNDS = 100;

    private final SectionUpdater updater;
    private final Actor actor;
    private final ServerInstance server;
    private final GameSchema schema;
    private final List<SectionChange> taken = new ArrayList<>();
    private final List<NotTaken> rejected = new ArrayList<>();

    SectionImport(SectionUpdater updater, Actor actor, ServerInstance server, GameSchema schema) {
        this.updater = updater;
        this.actor = actor;
        this.server = server;
        this.schema = schema;
    }

    /**
     * Adds the values of a file.
     *
     * @throws io.languard.api.error.LanguardException {@code INVALID_CONFIG} if a section would not be valid whatever is left
     *     out; {@code INTERNAL_ERROR} if a field does not exist
     */
    void add(GuardedService<ConfigImporter> importer, ConfigImport file) {
        Map<String, Map<String, ImportedValue>> bySection = new LinkedHashMap<>();
        for (ImportedValue value : file.values()) {
            SectionSchema section = schema.sections().get(value.section());
            if (section == null || !section.has(value.field())) {
                throw importer.invalidResponse("returned a value for field '" + value.section() + "." + value.field()
                        + "', which does not exist");
            }
            if (section.isMask(value.field(), value.value())) {
                rejected.add(new NotTaken(value.origin(), "stands for a secret that is not shown"));
            } else {
                bySection
                        .computeIfAbsent(value.section(), name -> new LinkedHashMap<>())
                        .put(value.field(), value);
            }
        }
        schema.sections().values().forEach(section -> {
            Map<String, ImportedValue> values = bySection.get(section.name());
            if (values != null) {
                add(section, values);
            }
        });
    }

    /** Returns the changes of sections in which at least one value differs. */
    List<SectionChange> changes() {
        return taken.stream()
                .filter(change -> !change.changedFields().isEmpty())
                .toList();
    }

    /** Returns the fields whose values differ, such as {@code server.hostname}. */
    List<String> changedFields() {
        return taken.stream()
                .flatMap(change -> change.changedFields().stream()
                        .map(field -> change.schema().name() + "." + field))
                .toList();
    }

    /** Returns the values taken, with secrets masked, by section. */
    Map<String, Map<String, Object>> values() {
        Map<String, Map<String, Object>> sections = new LinkedHashMap<>();
        taken.stream()
                .filter(change -> !change.accepted().isEmpty())
                .forEach(change ->
                        sections.put(change.schema().name(), change.schema().masked(change.accepted())));
        return sections;
    }

    /** Returns what was left out. */
    List<NotTaken> rejected() {
        return rejected;
    }

    private void add(SectionSchema section, Map<String, ImportedValue> values) {
        SectionChange change = updater.change(server, section, accepted(section, values));
        List<FieldProblem> problems = updater.problems(server, change);
        for (int round = 0; !problems.isEmpty(); round++) {
            if (values.isEmpty()) {
                throw FieldValidator.validationError(ErrorCode.INVALID_CONFIG, problems);
            }
            if (round >= MAX_ROUNDS
                    || !leaveOut(section, values, problems) && !leaveOutCause(change, values, problems)) {
                String reason = reason(section, problems.get(0));
                List.copyOf(values.keySet()).forEach(field -> leaveOut(section, values, field, reason));
            }
            change = change.withAccepted(accepted(section, values));
            problems = updater.problems(server, change);
        }
        Optional<String> portProblem = updater.portProblem(actor, server, change);
        if (portProblem.isPresent()) {
            section.rconPortField().ifPresent(field -> leaveOut(section, values, field, portProblem.get()));
            change = change.withAccepted(accepted(section, values));
        }
        taken.add(change);
    }

    private static Map<String, Object> accepted(SectionSchema section, Map<String, ImportedValue> values) {
        Map<String, Object> plain = new LinkedHashMap<>();
        values.forEach((field, value) -> plain.put(field, value.value()));
        return section.accept(plain);
    }

    /** Leaves out the values, or elements of lists, that have a problem; returns whether there are any. */
    private boolean leaveOut(SectionSchema section, Map<String, ImportedValue> values, List<FieldProblem> problems) {
        boolean any = false;
        Map<String, Map<Integer, String>> elements = new LinkedHashMap<>();
        for (FieldProblem problem : problems) {
            FieldPath path = FieldPath.parse(problem.field());
            ImportedValue value = values.get(path.field());
            if (value == null) {
                continue;
            }
            if (path.isElementOf(value.value())) {
                elements.computeIfAbsent(path.field(), field -> new LinkedHashMap<>())
                        .putIfAbsent(path.index(), problem.reason());
            } else {
                leaveOut(section, values, path.field(), problem.reason());
            }
            any = true;
        }
        elements.forEach((field, reasons) -> {
            ImportedValue value = values.get(field);
            if (value != null) {
                values.put(field, withoutElements(value, reasons));
            }
        });
        return any;
    }

    private ImportedValue withoutElements(ImportedValue value, Map<Integer, String> reasons) {
        List<Object> kept = new ArrayList<>();
        List<?> list = (List<?>) value.value();
        for (int index = 0; index < list.size(); index++) {
            String reason = reasons.get(index);
            if (reason == null) {
                kept.add(list.get(index));
            } else {
                rejected.add(new NotTaken(new Origin(value.origin().line(), String.valueOf(list.get(index))), reason));
            }
        }
        return new ImportedValue(value.section(), value.field(), kept, value.origin());
    }

    private void leaveOut(SectionSchema section, Map<String, ImportedValue> values, String field, String reason) {
        ImportedValue value = values.remove(field);
        if (value != null) {
            rejected.add(new NotTaken(section.isSecret(field) ? withoutSecret(value) : value.origin(), reason));
        }
    }

    private static Origin withoutSecret(ImportedValue value) {
        String secret = String.valueOf(value.value());
        String text = value.origin().text();
        return new Origin(value.origin().line(), secret.isEmpty() ? text : text.replace(secret, "***"));
    }

    /**
     * Leaves out a value that causes a problem of another field, which the file does not contain; returns whether there is
     * one.
     */
    private boolean leaveOutCause(
            SectionChange change, Map<String, ImportedValue> values, List<FieldProblem> problems) {
        for (String field : List.copyOf(values.keySet())) {
            Map<String, ImportedValue> others = new LinkedHashMap<>(values);
            others.remove(field);
            List<FieldProblem> remaining =
                    updater.problems(server, change.withAccepted(accepted(change.schema(), others)));
            if (remaining.size() < problems.size()) {
                FieldProblem first = problems.stream()
                        .filter(problem -> !remaining.contains(problem))
                        .findFirst()
                        .orElse(problems.get(0));
                leaveOut(change.schema(), values, field, first.field() + " " + first.reason());
                return true;
            }
        }
        return false;
    }

    private static String reason(SectionSchema section, FieldProblem problem) {
        return "section '" + section.name() + "' would not be valid: " + problem.field() + " " + problem.reason();
    }

    /**
     * The field that a problem is about.
     *
     * @param index the index of the element of the field's list; -1 if the problem is not about one
     */
    private record FieldPath(String field, int index) {

        private static final java.util.regex.Pattern PATH =
                java.util.regex.Pattern.compile("([^.\\[]*)(?:\\[(\\d{1,9})])?.*");

        static FieldPath parse(String path) {
            java.util.regex.Matcher matcher = PATH.matcher(path);
            if (!matcher.matches()) {
                return new FieldPath(path, -1);
            }
            return new FieldPath(
                    Objects.requireNonNull(matcher.group(1)),
                    matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2)));
        }

        boolean isElementOf(Object value) {
            return value instanceof List<?> list && index >= 0 && index < list.size();
        }
    }
}
