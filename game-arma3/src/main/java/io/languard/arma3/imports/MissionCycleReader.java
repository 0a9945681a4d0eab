package io.languard.arma3.imports;

import io.languard.api.mission.RotationEntry;
import io.languard.arma3.config.ConfigBody.Child;
import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigStatement;
import io.languard.arma3.config.ConfigSyntaxException;
import io.languard.arma3.settings.ConfigValueConverter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads class Missions, the rotation (Bohemia wiki: Arma 3: Server Config File). */
final class MissionCycleReader {

    private static final String EXTENSION = ".pbo";

    private final ConfigFile file;
    private final ImportBuilder builder;
    private final List<String> difficulties;

    MissionCycleReader(ConfigFile file, ImportBuilder builder, List<String> difficulties) {
        this.file = file;
        this.builder = builder;
        this.difficulties = difficulties;
    }

    void read(ConfigStatement missions) {
        for (ConfigStatement statement : missions.body()) {
            if (statement.member() instanceof Child) {
                mission(statement);
            } else {
                builder.notTaken(statement, "is not a class with a mission");
            }
        }
    }

    private void mission(ConfigStatement mission) {
        String template = null;
        String difficulty = null;
        Map<String, @Nullable Object> params = new LinkedHashMap<>();
        for (ConfigStatement statement : mission.body()) {
            String key = ConfigFile.key(statement.member().name());
            if (statement.member() instanceof Child && key.equals("params")) {
                params(statement, params);
            } else if (statement.member() instanceof Property property && key.equals("template")) {
                template = text(statement, property);
            } else if (statement.member() instanceof Property property && key.equals("difficulty")) {
                difficulty = difficulty(statement, property);
            } else {
                builder.notTaken(statement, "is no setting of a mission in the rotation");
            }
        }
        if (template == null || template.isBlank()) {
            builder.notTaken(mission, "has no template, so its mission is not known");
        } else {
            builder.mission(new RotationEntry(withoutExtension(template.strip()), difficulty, params), mission);
        }
    }

    private @Nullable String difficulty(ConfigStatement statement, Property property) {
        String text = text(statement, property);
        if (text == null || text.isEmpty()) {
            return null;
        }
        for (String known : difficulties) {
            if (known.equalsIgnoreCase(text.strip())) {
                return known;
            }
        }
        builder.notTaken(statement, "is no difficulty; the mission gets that of the server");
        return null;
    }

    private void params(ConfigStatement params, Map<String, @Nullable Object> into) {
        for (ConfigStatement statement : params.body()) {
            try {
                if (!(statement.member() instanceof Property property)) {
                    throw new ConfigSyntaxException("is no parameter of a mission");
                }
                into.put(property.name(), ConfigValueConverter.NUMBER.parse(file.value(statement, property)));
            } catch (ConfigSyntaxException e) {
                builder.notTaken(statement, e.getMessage());
            }
        }
    }

    private @Nullable String text(ConfigStatement statement, Property property) {
        try {
            return (String) ConfigValueConverter.TEXT.parse(file.value(statement, property));
        } catch (ConfigSyntaxException e) {
            builder.notTaken(statement, e.getMessage());
            return null;
        }
    }

    private static String withoutExtension(String template) {
        return template.regionMatches(true, template.length() - EXTENSION.length(), EXTENSION, 0, EXTENSION.length())
                ? template.substring(0, template.length() - EXTENSION.length())
                : template;
    }
}
