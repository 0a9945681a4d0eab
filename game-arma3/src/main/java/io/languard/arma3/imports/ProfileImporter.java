package io.languard.arma3.imports;

import io.languard.api.GameServer;
import io.languard.api.config.ConfigImport;
import io.languard.arma3.Arma3ServerPaths;
import io.languard.arma3.config.ConfigBody.Child;
import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigStatement;
import io.languard.arma3.settings.ConfigValueConverter;
import io.languard.arma3.settings.ServerProfileRenderer;
import io.languard.arma3.settings.SettingMapping;
import java.util.List;
import java.util.Map;

/** Imports a profile: the difficulty Custom. Everything else in it belongs to the engine (Bohemia wiki: Server Profile). */
final class ProfileImporter {

    private static final String SECTION = "profile";

    private final ImportBuilder builder = new ImportBuilder();
    private final String unknown;
    private final Map<String, SettingReader> readers;

    private ProfileImporter(GameServer server, ConfigFile file) {
        unknown = "has no field; to keep it, copy the whole file to "
                + Arma3ServerPaths.of(server).profile() + " while the server is stopped";
        readers = Map.of(
                "",
                reader(file, List.of(new SettingMapping("difficulty", "difficulty", ConfigValueConverter.TEXT))),
                "difficultypresets/customdifficulty",
                reader(file, ServerProfileRenderer.DIFFICULTY),
                "difficultypresets/customdifficulty/options",
                reader(file, ServerProfileRenderer.OPTIONS),
                "difficultypresets/customailevel",
                reader(file, ServerProfileRenderer.AI_LEVEL));
        file.report(builder);
    }

    static ConfigImport read(GameServer server, ConfigFile file) {
        ProfileImporter importer = new ProfileImporter(server, file);
        importer.read(file.statements(), "");
        return importer.builder.build();
    }

    private SettingReader reader(ConfigFile file, List<SettingMapping> mappings) {
        return new SettingReader(file, builder, SECTION, mappings);
    }

    private void read(List<ConfigStatement> statements, String path) {
        SettingReader reader = readers.get(path);
        for (ConfigStatement statement : statements) {
            if (statement.member() instanceof Child child) {
                read(statement.body(), (path.isEmpty() ? "" : path + "/") + ConfigFile.key(child.name()));
            } else if (reader != null && statement.member() instanceof Property property && reader.knows(property)) {
                reader.read(statement, property);
            } else {
                builder.notTaken(statement, unknown);
            }
        }
    }
}
