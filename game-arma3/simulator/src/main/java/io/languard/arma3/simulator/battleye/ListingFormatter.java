package io.languard.arma3.simulator.battleye;

import io.languard.arma3.simulator.world.SimulatedPlayer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Formats the tables with which BattlEye replies to {@code players}, {@code bans}, {@code admins} and {@code missions}.
 */
final class ListingFormatter {
    private ListingFormatter() {}

    static String players(Collection<SimulatedPlayer> simulatedPlayers, boolean inLobby) {
        StringBuilder out = new StringBuilder("Players on server:\n[#] [IP Address]:[Port] [Ping] [GUID] [Name]\n");
        out.append("-".repeat(50)).append('\n');
        for (SimulatedPlayer simulatedPlayer : simulatedPlayers) {
            out.append(pad(String.valueOf(simulatedPlayer.number()), 4))
                    .append(pad(simulatedPlayer.address(), 22))
                    .append(pad(String.valueOf(simulatedPlayer.ping()), 5))
                    .append(simulatedPlayer.guid())
                    .append("(OK) ")
                    .append(simulatedPlayer.name())
                    .append(inLobby ? " (Lobby)" : "")
                    .append('\n');
        }
        return out.append('(')
                .append(simulatedPlayers.size())
                .append(" players in total)")
                .toString();
    }

    static String bans(BanList bans) {
        StringBuilder guids = new StringBuilder("GUID Bans:\n[#] [GUID] [Minutes left] [Reason]\n");
        guids.append("-".repeat(40)).append('\n');
        StringBuilder ips = new StringBuilder("IP Bans:\n[#] [IP Address] [Minutes left] [Reason]\n");
        ips.append("-".repeat(46)).append('\n');
        int number = 0;
        for (BattlEyeBan battlEyeBan : bans.ordered()) {
            StringBuilder row = new StringBuilder(pad(String.valueOf(number++), 3));
            row.append(battlEyeBan.isIp() ? pad(battlEyeBan.id(), 16) : battlEyeBan.id() + " ");
            row.append(battlEyeBan.minutesLeft(bans.now())).append(' ').append(battlEyeBan.reason());
            (battlEyeBan.isIp() ? ips : guids)
                    .append(row.toString().stripTrailing())
                    .append('\n');
        }
        return (guids + "\n" + ips).stripTrailing();
    }

    static String admins(List<String> rows) {
        List<String> lines = new ArrayList<>(List.of("Connected RCon admins:", "[#] [IP Address]:[Port]"));
        lines.add("-".repeat(29));
        lines.addAll(rows);
        return String.join("\n", lines);
    }

    static String missions(List<String> files) {
        List<String> lines = new ArrayList<>(List.of("Missions on server:"));
        lines.addAll(files);
        return String.join("\n", lines);
    }

    /** Pads a column with blanks; a text that is too long is followed by one blank. */
    static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
