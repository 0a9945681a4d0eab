package io.languard.arma3.settings;

import io.languard.api.GameServer;
import io.languard.api.mission.ScheduledMission;
import io.languard.arma3.Arma3;
import io.languard.arma3.GameLogs;
import io.languard.arma3.config.ConfigClass;
import io.languard.arma3.config.ConfigValue;
import io.languard.arma3.config.ConfigValue.Text;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The file server.cfg (Bohemia wiki: Arma 3: Server Config File). */
final class ServerCfg {

    /** Every key that a field, or this adapter itself, writes. */
    static final List<String> KEYS = Stream.concat(
                    ServerSettings.MAIN.stream().map(Setting::key),
                    Stream.of("logFile", "AntiFlood", "AdvancedOptions", "Missions"))
            .toList();

    private ServerCfg() {}

    static ConfigClass render(GameServer server) {
        Map<String, Object> values = Arma3.section(server, "server");
        ConfigClass file = new ConfigClass();
        Setting.write(ServerSettings.MAIN, values, file);
        String logFile = GameLogs.consoleFile(server);
        if (!logFile.isEmpty()) {
            file.set("logFile", new Text(logFile));
        }
        Setting.write(ServerSettings.ANTI_FLOOD, values, file.child("AntiFlood"));
        Setting.write(ServerSettings.ADVANCED, values, file.child("AdvancedOptions"));
        ExtraLines.write(Arma3.texts(values, ExtraLines.FIELD), file);
        missions(server, file.child("Missions"));
        return file;
    }

    private static void missions(GameServer server, ConfigClass missions) {
        int number = 0;
        for (ScheduledMission scheduled : server.rotation()) {
            // The class names are ours: text from a user never becomes a name.
            ConfigClass mission = missions.child("Mission_" + ++number);
            mission.set("template", new Text(scheduled.missionName()));
            mission.set("difficulty", new Text(difficulty(server, scheduled)));
            if (!scheduled.params().isEmpty()) {
                ConfigClass params = mission.child("Params");
                scheduled.params().forEach((name, value) -> params.set(name, parameter(value)));
            }
        }
    }

    /** The engine expects a difficulty beside each template, so the server's own is written out. */
    private static String difficulty(GameServer server, ScheduledMission scheduled) {
        if (scheduled.difficulty() != null) {
            return scheduled.difficulty();
        }
        String forced = Arma3.text(Arma3.section(server, "server"), "forced_difficulty");
        return forced.isEmpty() ? ServerProfile.difficulty(server) : forced;
    }

    private static ConfigValue parameter(Object value) {
        return Form.NUMBER.of(value);
    }
}
