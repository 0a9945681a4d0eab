package io.languard.arma3.simulator.battleye;

import io.languard.arma3.simulator.world.GameCommandExecutor;
import io.languard.arma3.simulator.world.MissionFolder;
import io.languard.arma3.simulator.world.SimulatedPlayer;
import io.languard.arma3.simulator.world.SimulatedWorld;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Executes BattlEye's own commands ("battleye.com: server documentation") and passes those with a {@code #} on to the
 * game. An action that succeeds, or that has no target, has an empty reply: only a listing shows the result.
 */
public final class BattlEyeCommandExecutor implements RConServer.RConCommandExecutor {
    private static final Set<String> RESTRICTED =
            Set.of("kick", "ban", "addban", "removeban", "#kick", "#exec", "#shutdown", "#restartserver", "#restart");
    private static final String WORDS = String.join(
            "\n",
            List.of(
                    "addBan",
                    "admins",
                    "ban",
                    "bans",
                    "commands",
                    "exit",
                    "kick",
                    "loadBans",
                    "loadEvents",
                    "loadScripts",
                    "logout",
                    "MaxPing",
                    "missions",
                    "players",
                    "RConPassword",
                    "removeBan",
                    "say",
                    "update",
                    "version",
                    "writeBans"));

    private final SimulatedBattlEye simulatedBattlEye;
    private final SimulatedWorld simulatedWorld;
    private final MissionFolder missions;
    private final GameCommandExecutor game;
    private final boolean restricted;

    public BattlEyeCommandExecutor(
            SimulatedBattlEye simulatedBattlEye,
            SimulatedWorld simulatedWorld,
            MissionFolder missions,
            GameCommandExecutor game,
            boolean restricted) {
        this.simulatedBattlEye = simulatedBattlEye;
        this.simulatedWorld = simulatedWorld;
        this.missions = missions;
        this.game = game;
        this.restricted = restricted;
    }

    @Override
    public String execute(int admin, String command) {
        int blank = command.indexOf(' ');
        String word = (blank < 0 ? command : command.substring(0, blank)).toLowerCase(Locale.ROOT);
        String rest = blank < 0 ? "" : command.substring(blank + 1).strip();
        if (restricted && RESTRICTED.contains(word)) {
            return "Disallowed command";
        }
        if (word.startsWith("#")) {
            return game.execute(command).orElse("Unknown command");
        }
        try {
            return own(admin, word, rest);
        } catch (IOException e) {
            simulatedBattlEye.announce("Failed to open bans.txt");
            return "";
        }
    }

    private String own(int admin, String word, String rest) throws IOException {
        switch (word) {
            case "commands":
                return WORDS;
            case "version":
                return SimulatedBattlEye.VERSION;
            case "players":
                return ListingFormatter.players(simulatedWorld.players(), simulatedWorld.inLobby());
            case "bans":
                return ListingFormatter.bans(simulatedBattlEye.bans());
            case "missions":
                return ListingFormatter.missions(missions.isDefaultFolder() ? missions.files() : List.of());
            case "say":
                say(admin, rest);
                return "";
            case "kick":
                kick(rest);
                return "";
            case "ban":
                ban(rest);
                return "";
            case "addban":
                addBan(rest);
                return "";
            case "removeban":
                number(rest).ifPresent(simulatedBattlEye.bans()::remove);
                return "";
            case "loadbans":
                simulatedBattlEye.bans().load();
                return "";
            case "writebans":
                simulatedBattlEye.bans().write();
                return "";
            case "loadscripts", "loadevents", "maxping", "update":
                return "";
            default:
                return "Unknown command";
        }
    }

    private void say(int admin, String arguments) {
        String[] words = arguments.split(" ", 2);
        int to = number(words[0]).orElse(-2);
        if (words.length < 2 || to < -1) {
            return;
        }
        if (to == -1) {
            simulatedBattlEye.announce("RCon admin #" + admin + ": (Global) " + words[1]);
        } else {
            simulatedWorld
                    .player(to)
                    .ifPresent(simulatedPlayer -> simulatedBattlEye.announce(
                            "RCon admin #" + admin + ": (To " + simulatedPlayer.name() + ") " + words[1]));
        }
    }

    private void kick(String arguments) {
        String[] words = arguments.split(" ", 2);
        String reason = words.length > 1 ? "Admin Kick (" + words[1].strip() + ")" : "Admin Kick";
        number(words[0])
                .flatMap(simulatedWorld::player)
                .ifPresent(simulatedPlayer -> simulatedWorld.kickedByBattlEye(simulatedPlayer, reason));
    }

    private void ban(String arguments) throws IOException {
        String[] words = arguments.split(" +", 3);
        Optional<SimulatedPlayer> simulatedPlayer = number(words[0]).flatMap(simulatedWorld::player);
        if (simulatedPlayer.isPresent()) {
            String reason = add(simulatedPlayer.get().guid(), words, "Banned");
            simulatedWorld.kickedByBattlEye(simulatedPlayer.get(), "Admin Ban (" + reason + ")");
        }
    }

    private void addBan(String arguments) throws IOException {
        String[] words = arguments.split(" +", 3);
        add(words[0], words, "");
    }

    private String add(String id, String[] words, String noReason) throws IOException {
        String reason = words.length > 2 ? words[2] : noReason;
        int minutes = words.length > 1 ? number(words[1]).orElse(0) : 0;
        if (simulatedBattlEye.bans().add(id, minutes, reason)) {
            simulatedBattlEye.bans().write();
        }
        return reason;
    }

    private static Optional<Integer> number(String text) {
        try {
            return Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
