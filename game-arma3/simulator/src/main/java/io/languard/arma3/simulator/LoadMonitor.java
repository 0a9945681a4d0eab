package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;
import io.languard.arma3.simulator.world.SimulatedWorld;
import org.jspecify.annotations.Nullable;

/** Writes the lines of {@code #monitor}, which go to the console and never to RCon ("Multiplayer Server Commands"). */
final class LoadMonitor {
    private final EventLoop loop;
    private final ServerLogWriter log;
    private final SimulatedWorld simulatedWorld;
    private EventLoop.@Nullable Timer timer;

    LoadMonitor(EventLoop loop, ServerLogWriter log, SimulatedWorld simulatedWorld) {
        this.loop = loop;
        this.log = log;
        this.simulatedWorld = simulatedWorld;
    }

    /** Writes a line at an interval in seconds; 0 stops it. */
    void every(int seconds) {
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (seconds > 0) {
            timer = loop.every(seconds * 1000L, this::write);
        }
    }

    private void write() {
        if (!loop.isPaused()) {
            log.console(line(simulatedWorld.players().size(), simulatedWorld.inLobby()));
        }
    }

    static String line(int players, boolean inLobby) {
        int fps = players == 0 ? 30 : Math.max(20, 50 - players / 4);
        return "Server load: FPS " + fps + ", memory used: " + (850 + players * 12) + " MB, out: " + players * 230
                + " Kbps, in: " + players * 8 + " Kbps, NG:0, G:" + players * 3 + ", BE-NG:0, BE-G:0, Players: "
                + players + " (L:" + (inLobby ? players : 0) + ", R:0, B:0, G:" + (inLobby ? 0 : players) + ", D:0)";
    }
}
