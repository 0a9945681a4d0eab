package io.languard.arma3.imports;

import io.languard.api.ConfigSection;
import io.languard.api.config.ConfigImport.Origin;
import io.languard.arma3.config.ConfigBody.Member;
import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigParser;
import io.languard.arma3.config.ConfigStatement;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.config.ConfigWriter;
import io.languard.arma3.settings.ExtraStatements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The statements of a file that have no field. They replace present ones of the same name. Not thread-safe. */
final class ExtraLines {

    private static final int MAX_LINES = 200;
    private static final int MAX_LENGTH = 4096;

    private final ConfigFile file;
    private final ImportBuilder builder;
    private final List<Line> lines = new ArrayList<>();

    ExtraLines(ConfigFile file, ImportBuilder builder) {
        this.file = file;
        this.builder = builder;
    }

    private record Line(String key, boolean appends, String text, Origin origin) {}

    void add(ConfigStatement statement) {
        try {
            Member member = file.standalone(statement);
            String text = ConfigWriter.statement(member);
            ConfigParser.parseStatement(text);
            if (text.length() > MAX_LENGTH) {
                builder.notTaken(statement, "has no field, and more than " + MAX_LENGTH + " characters");
                return;
            }
            boolean appends = member instanceof Property property && property.appends();
            add(new Line(ConfigFile.key(member.name()), appends, text, new Origin(statement.line(), statement.text())));
        } catch (ConfigSyntaxException e) {
            builder.notTaken(statement, "has no field, and cannot be an additional setting: " + e.getMessage());
        }
    }

    private void add(Line line) {
        if (!line.appends()) {
            lines.removeIf(earlier -> {
                boolean replaced = earlier.key().equals(line.key());
                if (replaced) {
                    builder.setAgain(
                            earlier.origin(),
                            line.origin().line() == null ? 0 : line.origin().line());
                }
                return replaced;
            });
        }
        lines.add(line);
    }

    /** Adds the lines to the section, together with those present ones that the file does not replace. */
    void finish(String section, ConfigSection present) {
        if (lines.isEmpty()) {
            return;
        }
        Set<String> keys = lines.stream().map(Line::key).collect(Collectors.toSet());
        List<String> all = new ArrayList<>(present.texts(ExtraStatements.FIELD));
        all.removeIf(line -> keyOf(line).filter(keys::contains).isPresent());
        for (Line line : lines) {
            if (all.size() < MAX_LINES) {
                all.add(line.text());
            } else {
                builder.notTaken(
                        line.origin().line(),
                        line.origin().text(),
                        "has no field, and there are " + MAX_LINES + " additional settings already");
            }
        }
        Line first = lines.get(0);
        builder.extended(
                section,
                ExtraStatements.FIELD,
                all,
                first.origin().line() == null ? 1 : first.origin().line(),
                first.origin().text());
    }

    private static Optional<String> keyOf(String line) {
        try {
            return Optional.of(ConfigFile.key(ConfigParser.parseStatement(line).name()));
        } catch (ConfigSyntaxException e) {
            return Optional.empty();
        }
    }
}
