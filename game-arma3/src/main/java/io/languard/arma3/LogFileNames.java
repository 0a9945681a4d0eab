package io.languard.arma3;

import io.languard.api.GameServer;

/**
 * Which logs the game writes. On Windows the console text goes to a window only, unless server.cfg names a file for a
 * copy; on Linux everything goes to the process's own output (Bohemia wiki: Arma 3: Server Config File).
 */
public final class LogFileNames {

    private static final String CONSOLE = "server_console.log";

    private LogFileNames() {}

    /** The file name of the console copy, which lies beside the other logs; empty for none. */
    public static String consoleFile(GameServer server) {
        String chosen = server.config().section("server").text("log_file");
        return chosen.isEmpty() && Arma3Installation.of(server).windows() ? CONSOLE : chosen;
    }
}
