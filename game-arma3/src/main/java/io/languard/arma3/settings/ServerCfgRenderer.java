package io.languard.arma3.settings;

import io.languard.api.ConfigSection;
import io.languard.api.GameServer;
import io.languard.api.mission.Rotation;
import io.languard.api.mission.RotationEntry;
import io.languard.arma3.LogFileNames;
import io.languard.arma3.config.ConfigBody;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.TextValue;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Renders server.cfg (Bohemia wiki: Arma 3: Server Config File). */
final class ServerCfgRenderer {

    /** All keys that a field or the adapter itself writes. */
    static final List<String> KEYS = Stream.concat(
                    ServerCfgSettings.MAIN.stream().map(SettingMapping::key),
                    Stream.of("logFile", "AntiFlood", "AdvancedOptions", "Missions"))
            .toList();

    private ServerCfgRenderer() {}

    static ConfigBody render(GameServer server) {
        ConfigSection values = server.config().section("server");
        ConfigBody file = new ConfigBody();
        SettingMapping.write(ServerCfgSettings.MAIN, values, file);
        String logFile = LogFileNames.consoleFile(server);
        if (!logFile.isEmpty()) {
            file.set("logFile", new TextValue(logFile));
        }
        SettingMapping.write(ServerCfgSettings.ANTI_FLOOD, values, file.child("AntiFlood"));
        SettingMapping.write(ServerCfgSettings.ADVANCED, values, file.child("AdvancedOptions"));
        ExtraStatements.write(values.texts(ExtraStatements.FIELD), file);
        missions(server, file.child("Missions"));
        return file;
    }

    private static void missions(GameServer server, ConfigBody missions) {
        int number = 0;
        for (RotationEntry entry : Rotation.of(server)) {
            // Class names are generated: text from a user never becomes a name.
            ConfigBody mission = missions.child("Mission_" + ++number);
            mission.set("template", new TextValue(entry.missionName()));
            mission.set("difficulty", new TextValue(difficulty(server, entry)));
            if (!entry.params().isEmpty()) {
                ConfigBody params = mission.child("Params");
                entry.params().forEach((name, value) -> setParameter(params, name, value));
            }
        }
    }

    /** The engine expects a difficulty beside each template, so the server's default is written explicitly. */
    private static String difficulty(GameServer server, RotationEntry entry) {
        if (entry.difficulty() != null) {
            return entry.difficulty();
        }
        String forced = server.config().section("server").text("forced_difficulty");
        return forced.isEmpty() ? ServerProfileRenderer.difficulty(server) : forced;
    }

    private static void setParameter(ConfigBody params, String name, @Nullable Object value) {
        ConfigValue number = value == null ? null : ConfigValueConverter.NUMBER.convert(value);
        if (number != null) {
            params.set(name, number);
        }
    }
}
