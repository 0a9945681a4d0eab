package io.languard.arma3.simulator.world;

import io.languard.arma3.simulator.log.ServerLogWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Executes the game's own commands ("Bohemia wiki: Multiplayer Server Commands"), which BattlEye passes on with their
 * {@code #}.
 */
public final class GameCommandExecutor {
    /** Handles the commands that affect the program rather than the game. */
    public interface Host {
        /** Ends the program in an orderly way. */
        void shutdown();

        /** Rereads server.cfg. */
        void reload();

        /** Executes one control command of the simulator and returns its reply. */
        String control(String line);
    }

    private final SimulatedWorld simulatedWorld;
    private final MissionFolder folder;
    private final Host host;
    private final IntConsumer monitor;
    private final ServerLogWriter log;

    /**
     * Creates an executor.
     *
     * @param monitor receives the interval of {@code #monitor} in seconds; 0 for off
     */
    public GameCommandExecutor(
            SimulatedWorld simulatedWorld, MissionFolder folder, Host host, IntConsumer monitor, ServerLogWriter log) {
        this.simulatedWorld = simulatedWorld;
        this.folder = folder;
        this.host = host;
        this.monitor = monitor;
        this.log = log;
    }

    /** Executes one command, {@code #} included, and returns its reply; empty if there is no such command. */
    public Optional<String> execute(String line) {
        int blank = line.indexOf(' ');
        String word = (blank < 0 ? line : line.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : line.substring(blank + 1).strip();
        MissionCycle missions = simulatedWorld.missions();
        switch (word) {
            case "#shutdown", "#restartserver" -> host.shutdown();
            case "#shutdownaftermission", "#restartserveraftermission" -> missions.stopAfterMission();
            case "#init" -> host.reload();
            case "#lock" -> simulatedWorld.lock(true);
            case "#unlock" -> simulatedWorld.lock(false);
            case "#mission" -> mission(rest);
            case "#missions" -> missions.toSelection();
            case "#mpmissions" -> {
                return Optional.of(String.join("\n", folder.files()));
            }
            case "#restart" -> missions.restart();
            case "#reassign" -> missions.reassign();
            case "#monitor" -> monitor(rest);
            case "#kick" -> kick(rest);
            case "#exec" -> exec(rest);
            case "#debug", "#vote", "#login", "#logout" -> log.rpt("Command " + word + " has no effect here");
            case "#sim" -> {
                return Optional.of(host.control(rest));
            }
            default -> {
                return Optional.empty();
            }
        }
        return Optional.of("");
    }

    private void mission(String arguments) {
        int blank = arguments.lastIndexOf(' ');
        String tail = blank < 0 ? "" : arguments.substring(blank + 1).toLowerCase(Locale.ROOT);
        boolean graded =
                tail.equals("recruit") || tail.equals("regular") || tail.equals("veteran") || tail.equals("custom");
        String template = graded ? arguments.substring(0, blank).strip() : arguments;
        simulatedWorld.missions().select(template, graded ? arguments.substring(blank + 1) : "");
    }

    private void monitor(String seconds) {
        try {
            monitor.accept(seconds.isEmpty() ? 10 : (int) Math.max(0, Double.parseDouble(seconds)));
        } catch (NumberFormatException e) {
            monitor.accept(0);
        }
    }

    private void exec(String command) {
        String lower = command.toLowerCase(Locale.ROOT);
        if (lower.startsWith("kick ") || lower.startsWith("ban ")) {
            kick(command.substring(command.indexOf(' ') + 1));
        }
    }

    private void kick(String player) {
        String name = player.strip().replace("\"", "");
        simulatedWorld.players().stream()
                .filter(simulatedPlayer -> simulatedPlayer.name().equals(name)
                        || String.valueOf(simulatedPlayer.number()).equals(name)
                        || String.valueOf(simulatedPlayer.steamId()).equals(name))
                .findFirst()
                .ifPresent(simulatedWorld::kicked);
    }
}
