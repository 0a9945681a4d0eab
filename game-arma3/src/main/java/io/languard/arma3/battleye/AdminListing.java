package io.languard.arma3.battleye;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to {@code admins}: who is logged in to RCon (BattlEye server documentation). */
public final class AdminListing {

    private static final Pattern ROW = Pattern.compile("(\\d{1,9})\\s+(\\d+\\.\\d+\\.\\d+\\.\\d+):(\\d+)\\s*");

    private AdminListing() {}

    /**
     * One session.
     *
     * @param number what BattlEye calls it
     */
    public record Admin(int number, String address, int port) {}

    /** Everybody, ourselves included. */
    public static List<Admin> read(String answer) {
        List<Admin> admins = new ArrayList<>();
        for (String line : answer.split("\r?\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                admins.add(new Admin(Integer.parseInt(row.group(1)), row.group(2), Integer.parseInt(row.group(3))));
            }
        }
        return admins;
    }
}
