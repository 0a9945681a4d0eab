package io.languard.arma3.simulator;

import io.languard.arma3.simulator.config.ServerSettings.Mission;
import io.languard.arma3.simulator.log.ServerLogWriter;
import io.languard.arma3.simulator.world.SimulatedPlayer;
import io.languard.arma3.simulator.world.SimulatedWorld;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Executes the commands that control the simulation, from the control file and from {@code #sim} over RCon. */
final class ControlCommandHandler {
    private static final String UNKNOWN = "Unknown control command";
    private static final int CRASHED = 139;
    private static final Pattern JOIN_ARGUMENTS =
            Pattern.compile("(.+?)(?:\\s+(\\d{17}))?(?:\\s+(\\d{1,3}(?:\\.\\d{1,3}){3}))?");

    private final EventLoop loop;
    private final ServerLogWriter log;
    private final SimulatedWorld simulatedWorld;
    private final ExitController end;
    private final UdpPort.NetworkConditions networkConditions;
    private long nextSteamId = 76561198000000001L;

    ControlCommandHandler(
            EventLoop loop,
            ServerLogWriter log,
            SimulatedWorld simulatedWorld,
            ExitController end,
            UdpPort.NetworkConditions networkConditions) {
        this.loop = loop;
        this.log = log;
        this.simulatedWorld = simulatedWorld;
        this.end = end;
        this.networkConditions = networkConditions;
    }

    /** Executes one line and returns the reply, which is empty on success. */
    String execute(String text) {
        String command = text.strip();
        int blank = command.indexOf(' ');
        String word = (blank < 0 ? command : command.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : command.substring(blank + 1).strip();
        switch (word) {
            case "", "//" -> {}
            case "join" -> {
                return join(rest);
            }
            case "leave" -> simulatedWorld.player(rest).ifPresent(simulatedWorld::leave);
            case "chat" -> chat(rest);
            case "finish" -> simulatedWorld.missions().finish();
            case "crash" -> crash(rest);
            case "exit" -> end.exit(number(rest, 0), networkConditions.delayMillis() + 20);
            case "hang" -> loop.post(() -> end.setHanging(true));
            case "unhang" -> end.setHanging(false);
            case "ignoreterm" -> end.ignoreSignals();
            case "log" -> log.raw(rest);
            case "rpt" -> log.rpt(rest);
            case "flood" -> flood("Server: Object 2:%06d not found (message Type_120)", rest);
            case "overload" -> flood("Server: Network message %x is pending", rest);
            case "error" -> error();
            case "fork" -> fork();
            case "slow" -> networkConditions.delayMillis(number(rest, 0));
            case "lose" -> networkConditions.dropEvery(number(rest, 0));
            default -> {
                log.rpt(UNKNOWN + ": " + word);
                return UNKNOWN;
            }
        }
        return "";
    }

    /** Crashes with an exit code, or by a signal for {@code abort} and {@code kill}. */
    void crash(String how) {
        Optional<Mission> mission = simulatedWorld.missions().current();
        String template = mission.map(Mission::template).orElse("");
        int dot = Math.max(0, template.lastIndexOf('.'));
        CrashReportWriter.write(
                log, template.substring(0, dot), template.substring(Math.min(template.length(), dot + 1)));
        switch (how.toLowerCase(Locale.ROOT)) {
            case "abort" -> end.crashBySignal("ABRT");
            case "kill" -> end.crashBySignal("KILL");
            default -> end.crash(number(how, CRASHED));
        }
    }

    /** Adds a number of generated players. */
    void bots(long count) {
        for (int i = 1; i <= count; i++) {
            simulatedWorld.join("Bot " + i, nextSteamId++, null);
        }
    }

    private String join(String rest) {
        Matcher matcher = JOIN_ARGUMENTS.matcher(rest);
        if (!matcher.matches()) {
            return "Missing name";
        }
        long steamId = matcher.group(2) == null ? nextSteamId++ : Long.parseLong(matcher.group(2));
        simulatedWorld.join(matcher.group(1), steamId, matcher.group(3));
        return "";
    }

    private void chat(String rest) {
        simulatedWorld.players().stream()
                .filter(simulatedPlayer -> rest.startsWith(simulatedPlayer.name() + " "))
                .max(Comparator.comparingInt((SimulatedPlayer simulatedPlayer) ->
                        simulatedPlayer.name().length()))
                .ifPresent(simulatedPlayer -> simulatedWorld.chat(
                        simulatedPlayer,
                        "Global",
                        rest.substring(simulatedPlayer.name().length() + 1)));
    }

    private void flood(String text, String rest) {
        String[] words = rest.split(" +");
        new LogFlooder(loop, log, text, number(words[0], 1000), words.length > 1 ? number(words[1], 0) : 0).start();
    }

    private void error() {
        log.rpt("Error in expression <private _share = _total / _players;>");
        log.rpt("  Error position: </ _players;>");
        log.rpt("  Error Zero divisor");
        log.rpt("File mpmissions\\__cur_mp.Altis\\init.sqf..., line 12");
    }

    private void fork() {
        try {
            Process child = new ProcessBuilder("sleep", "600")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            log.rpt("Child process " + child.pid() + " started.");
        } catch (IOException e) {
            log.rpt("Cannot load child process: " + e.getMessage());
        }
    }

    private static int number(String text, int fallback) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return fallback;
        }
    }
}
