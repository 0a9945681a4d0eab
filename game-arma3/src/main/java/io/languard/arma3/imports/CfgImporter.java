package io.languard.arma3.imports;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.config.ConfigImport;
import io.languard.arma3.config.ConfigBody.Child;
import io.languard.arma3.config.ConfigBody.Property;
import io.languard.arma3.config.ConfigStatement;
import io.languard.arma3.settings.BasicCfgRenderer;
import io.languard.arma3.settings.ConfigValueConverter;
import io.languard.arma3.settings.ServerCfgSettings;
import io.languard.arma3.settings.SettingMapping;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Imports server.cfg and basic.cfg. */
final class CfgImporter {

    /** Lists whose absence means that everything is allowed; an addition to one therefore cannot become a value. */
    private static final Set<String> OPEN_LISTS = Set.of(
            "allowedloadfileextensions",
            "allowedpreprocessfileextensions",
            "allowedhtmlloadextensions",
            "allowedhtmlloaduris",
            "allowedvotecmds",
            "allowedvotedadmincmds");

    private final GameServer server;
    private final ConfigFile file;
    private final String section;
    private final ImportBuilder builder = new ImportBuilder();
    private final SettingReader settings;
    private final Map<String, SettingReader> classes = new HashMap<>();
    private final MissionCycleReader missions;
    private final ExtraLines extra;
    private final Set<String> assigned = new HashSet<>();

    private CfgImporter(
            GameServer server,
            ConfigFile file,
            String section,
            List<SettingMapping> main,
            Map<String, List<SettingMapping>> classes,
            List<String> difficulties) {
        this.server = server;
        this.file = file;
        this.section = section;
        this.settings = new SettingReader(file, builder, section, main);
        classes.forEach(
                (name, mappings) -> this.classes.put(name, new SettingReader(file, builder, section, mappings)));
        this.missions = new MissionCycleReader(file, builder, difficulties);
        this.extra = new ExtraLines(file, builder);
    }

    /** Imports the main settings. */
    static ConfigImport server(GameServer server, ConfigFile file, List<String> difficulties) {
        List<SettingMapping> main = Stream.concat(
                        ServerCfgSettings.MAIN.stream(),
                        Stream.of(new SettingMapping("log_file", "logFile", ConfigValueConverter.TEXT)))
                .toList();
        CfgImporter importer = new CfgImporter(
                server,
                file,
                "server",
                main,
                Map.of("antiflood", ServerCfgSettings.ANTI_FLOOD, "advancedoptions", ServerCfgSettings.ADVANCED),
                difficulties);
        importer.read();
        importer.compare("maxPlayers", "max_players", 64);
        importer.compare("forcedDifficulty", "forced_difficulty", "");
        importer.compare("passwordAdmin", "password_admin", "");
        return importer.builder.build();
    }

    /** Imports the network settings. */
    static ConfigImport basic(GameServer server, ConfigFile file) {
        CfgImporter importer = new CfgImporter(
                server, file, "basic", BasicCfgRenderer.MAIN, Map.of("sockets", BasicCfgRenderer.SOCKETS), List.of());
        importer.read();
        importer.compare("MinBandwidth", "min_bandwidth", 131_072);
        return importer.builder.build();
    }

    private void read() {
        file.report(builder);
        for (ConfigStatement statement : file.statements()) {
            String key = ConfigFile.key(statement.member().name());
            if (statement.member() instanceof Property property) {
                boolean addsToUnknown = property.appends() && OPEN_LISTS.contains(key) && !assigned.contains(key);
                if (settings.knows(property) && !addsToUnknown) {
                    settings.read(statement, property);
                } else {
                    extra.add(statement);
                }
                assigned.add(key);
            } else if (statement.member() instanceof Child child) {
                readClass(statement, key, child);
            } else {
                extra.add(statement);
            }
        }
        extra.finish(section, present());
    }

    private void readClass(ConfigStatement statement, String key, Child child) {
        SettingReader known = classes.get(key);
        if (known != null) {
            known.readAll(statement.body(), "is no known setting of class " + child.name());
        } else if (section.equals("server") && key.equals("missions")) {
            missions.read(statement);
        } else {
            extra.add(statement);
            return;
        }
        if (child.base() != null) {
            builder.notTaken(statement, "has a base class, whose members are not known");
        }
    }

    /** Reports a setting that the file leaves to the game, although the server has another value than the game. */
    private void compare(String key, String field, Object gameDefault) {
        Object value = present().get(field);
        if (value != null && !value.equals(gameDefault) && !assigned.contains(ConfigFile.key(key))) {
            boolean secret = field.startsWith("password");
            builder.notTaken(
                    null,
                    key,
                    "is not in the file: field " + field + " keeps its value" + (secret ? "" : " (" + value + ")")
                            + ", while the game's default is "
                            + (gameDefault.equals("") ? "none" : gameDefault));
        }
    }

    private ConfigSection present() {
        return server.config().section(section);
    }
}
