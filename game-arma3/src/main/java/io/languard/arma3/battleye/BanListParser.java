package io.languard.arma3.battleye;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The answer to {@code bans}: where each identity stands now (BattlEye server documentation). */
public final class BanListParser {

    private static final Pattern ROW =
            Pattern.compile("(\\d+)\\s+(\\p{XDigit}{32}|\\d+\\.\\d+\\.\\d+\\.\\d+)\\s+(perm|-|\\d+)(\\s.*)?");

    private BanListParser() {}

    /**
     * Printed index to identity. The index is taken as it is printed: whether the addresses go on
     * counting where the GUIDs end is not the same everywhere.
     */
    public static Map<Integer, String> parse(String answer) {
        Map<Integer, String> bans = new LinkedHashMap<>();
        for (String line : answer.split("\r?\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && row.group(1).length() < 10) {
                bans.put(Integer.valueOf(row.group(1)), row.group(2).toLowerCase(Locale.ROOT));
            }
        }
        return bans;
    }
}
