package io.languard.arma3;

import io.languard.api.GameServer;

/**
 * The names of the log files that the game writes. On Windows the console text goes to a window only, unless server.cfg
 * names a file for a copy; on Linux everything goes to the process's output (Bohemia wiki: Arma 3: Server Config File).
 */
public final class LogFileNames {

    private static final String CONSOLE = "server_console.log";

    private LogFileNames() {}

    /** Returns the file name of the console copy, which is beside the other logs; an empty string if there is none. */
    public static String consoleFile(GameServer server) {
        String chosen = server.config().section("server").text("log_file");
        return chosen.isEmpty() && Arma3Installation.of(server).windows() ? CONSOLE : chosen;
    }
}
