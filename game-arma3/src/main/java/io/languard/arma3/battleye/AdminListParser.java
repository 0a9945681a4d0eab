package io.languard.arma3.battleye;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the reply to {@code admins}: the sessions logged in to RCon (BattlEye server documentation). */
public final class AdminListParser {

    private static final Pattern ROW = Pattern.compile("(\\d{1,9})\\s+(\\d+\\.\\d+\\.\\d+\\.\\d+):(\\d+)\\s*");

    private AdminListParser() {}

    /**
     * One RCon session.
     *
     * @param number BattlEye's number of the session
     */
    public record RconAdmin(int number, String address, int port) {}

    /** Returns all sessions, our own included. */
    public static List<RconAdmin> parse(String reply) {
        List<RconAdmin> rconAdmins = new ArrayList<>();
        for (String line : reply.split("\r?\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rconAdmins.add(
                        new RconAdmin(Integer.parseInt(row.group(1)), row.group(2), Integer.parseInt(row.group(3))));
            }
        }
        return rconAdmins;
    }
}
