package io.languard.arma3.simulator.config;

import java.util.List;
import java.util.Locale;

/**
 * The settings of server.cfg that the simulator uses, with the game's defaults ("Bohemia wiki: Arma 3: Server Config
 * File").
 */
public final class ServerSettings {
    /** One class of {@code class Missions}. */
    public record Mission(String template, String difficulty) {}

    private static final int MAX_PLAYERS = 255;
    private final ConfigClass config;

    public ServerSettings(ConfigClass config) {
        this.config = config;
    }

    /** Returns the settings of a server started without {@code -config=}. */
    public static ServerSettings defaults() {
        return new ServerSettings(new ConfigClass("", 1));
    }

    public String hostname() {
        return config.text("hostname", "Arma 3 server");
    }

    public boolean hasPassword() {
        return !config.text("password", "").isEmpty();
    }

    public int maxPlayers() {
        return Math.max(1, Math.min(MAX_PLAYERS, config.integer("maxPlayers", 64)));
    }

    public boolean persistent() {
        return config.flag("persistent", false);
    }

    public boolean battlEye() {
        return config.flag("BattlEye", true);
    }

    public boolean kickDuplicate() {
        return config.flag("kickDuplicate", false);
    }

    public boolean equalMods() {
        return config.flag("equalModRequired", false);
    }

    public boolean verifySignatures() {
        return config.integer("verifySignatures", 2) > 0;
    }

    public int filePatching() {
        return config.integer("allowedFilePatching", 0);
    }

    public String logFile() {
        return config.text("logFile", "");
    }

    public String timeStampFormat() {
        return config.text("timeStampFormat", "short").toLowerCase(Locale.ROOT);
    }

    public String timeStampFormatConsole() {
        return config.text("timeStampFormatConsole", "short").toLowerCase(Locale.ROOT);
    }

    public String forcedDifficulty() {
        return config.text("forcedDifficulty", "");
    }

    public int missionsToShutdown() {
        return Math.max(config.integer("missionsToShutdown", 0), config.integer("missionsToServerRestart", 0));
    }

    public boolean autoSelectMission() {
        return config.flag("autoSelectMission", false);
    }

    public List<String> missionWhitelist() {
        return config.texts("missionWhitelist");
    }

    public List<Mission> missions() {
        return config.subclass("Missions").map(ConfigClass::members).map(List::copyOf).orElse(List.of()).stream()
                .filter(ConfigClass.class::isInstance)
                .map(ConfigClass.class::cast)
                .map(mission -> new Mission(mission.text("template", ""), mission.text("difficulty", "")))
                .toList();
    }
}
