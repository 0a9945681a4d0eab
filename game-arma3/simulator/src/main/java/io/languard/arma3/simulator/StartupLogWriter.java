package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;
import io.languard.arma3.simulator.log.TimeStampFormat;
import java.nio.file.Path;
import java.time.LocalDateTime;

/** Writes the lines that a server logs during its start, in order. */
final class StartupLogWriter {
    private static final String RULE = "=".repeat(69);

    private StartupLogWriter() {}

    /** Writes the block without timestamps at the top of a log. */
    static void header(ServerLogWriter log, Path folder, String commandLine, int port) {
        log.raw(RULE);
        log.raw("== " + folder.resolve("arma3server_x64"));
        log.raw("== \"" + commandLine + "\"");
        log.raw("");
        log.raw("Original output filename: Arma3Retail_Server_x64");
        log.raw("Exe timestamp: 2025/06/24 12:00:00");
        log.raw("Current time:  "
                + TimeStampFormat.FULL
                        .prefix(LocalDateTime.now())
                        .replace(",", "")
                        .strip());
        log.raw("");
        log.raw("Type: Public");
        log.raw("Build: Stable");
        log.raw("Version: " + ServerQuerySource.VERSION);
        log.raw(RULE);
        log.raw("Setting breakpad minidump AppID = 107410");
        log.raw("Arma 3 Console version " + ServerQuerySource.VERSION + " x86 : port " + port);
    }

    /** Writes the lines from the first one with a timestamp to the creation of the host. */
    static void engine(
            ServerLogWriter log, LoadedMods loadedMods, LaunchArguments arguments, SimulationOptions options) {
        arguments.unknown().forEach(argument -> log.rpt("Unknown argument ignored: " + argument));
        options.unknown().forEach(option -> log.rpt("Unknown simulator option ignored: " + option));
        log.rpt("SteamAPI initialization failed. Steam features won't be accessible!");
        log.rpt("Initializing stats manager.");
        log.rpt("Stats config disabled.");
        log.rpt("sessionID: 5d1f0c2a9b8e7d6c5b4a39281706f5e4d3c2b1a0");
        loadedMods.log(log);
        log.rpt("InitSound ...");
        log.rpt("InitSound - complete");
        log.rpt("PhysX3 SDK Init started ...");
        log.rpt("PhysX3 SDK Init ended.");
        log.rpt("Warning Message: You cannot play/edit this mission; it is dependent on downloadable content"
                + " that has been deleted.");
        log.raw("a3_characters_f");
    }

    /** Writes the lines that report the bound ports. */
    static void ports(ServerLogWriter log, int game) {
        String ports = "Game Port: " + game + ", Steam Query Port: " + (game + 1);
        log.rpt("Dedicated host created.");
        log.console(ports);
        log.rpt("Initializing Steam server - " + ports);
        log.rpt("Steam AppId from steam_appid.txt: 107410");
    }
}
