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

/** The file server.cfg (Bohemia wiki: Arma 3: Server Config File). */
final class ServerCfgRenderer {

    /** Every key that a field, or this adapter itself, writes. */
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
        for (RotationEntry scheduled : Rotation.of(server)) {
            // The class names are ours: text from a user never becomes a name.
            ConfigBody mission = missions.child("Mission_" + ++number);
            mission.set("template", new TextValue(scheduled.missionName()));
            mission.set("difficulty", new TextValue(difficulty(server, scheduled)));
            if (!scheduled.params().isEmpty()) {
                ConfigBody params = mission.child("Params");
                scheduled.params().forEach((name, value) -> params.set(name, parameter(value)));
            }
        }
    }

    /** The engine expects a difficulty beside each template, so the server's own is written out. */
    private static String difficulty(GameServer server, RotationEntry scheduled) {
        if (scheduled.difficulty() != null) {
            return scheduled.difficulty();
        }
        String forced = server.config().section("server").text("forced_difficulty");
        return forced.isEmpty() ? ServerProfileRenderer.difficulty(server) : forced;
    }

    private static ConfigValue parameter(Object value) {
        return ConfigValueConverter.NUMBER.convert(value);
    }
}
