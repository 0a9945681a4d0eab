package io.languard.arma3.battleye;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to {@code admins}: who is logged in to RCon (BattlEye server documentation). */
public final class AdminListParser {

    private static final Pattern ROW = Pattern.compile("(\\d{1,9})\\s+(\\d+\\.\\d+\\.\\d+\\.\\d+):(\\d+)\\s*");

    private AdminListParser() {}

    /**
     * One session.
     *
     * @param number what BattlEye calls it
     */
    public record RconAdmin(int number, String address, int port) {}

    /** Everybody, ourselves included. */
    public static List<RconAdmin> parse(String answer) {
        List<RconAdmin> rconAdmins = new ArrayList<>();
        for (String line : answer.split("\r?\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rconAdmins.add(
                        new RconAdmin(Integer.parseInt(row.group(1)), row.group(2), Integer.parseInt(row.group(3))));
            }
        }
        return rconAdmins;
    }
}
