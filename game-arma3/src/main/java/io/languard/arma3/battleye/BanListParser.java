package io.languard.arma3.battleye;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the reply to {@code bans} (BattlEye server documentation). */
public final class BanListParser {

    private static final Pattern ROW =
            Pattern.compile("(\\d+)\\s+(\\p{XDigit}{32}|\\d+\\.\\d+\\.\\d+\\.\\d+)\\s+(perm|-|\\d+)(\\s.*)?");

    private BanListParser() {}

    /**
     * Returns the identities by printed index. The index is never computed, because builds differ in whether the
     * numbering of addresses continues that of GUIDs.
     */
    public static Map<Integer, String> parse(String reply) {
        Map<Integer, String> bans = new LinkedHashMap<>();
        for (String line : reply.split("\r?\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && row.group(1).length() < 10) {
                bans.put(Integer.valueOf(row.group(1)), row.group(2).toLowerCase(Locale.ROOT));
            }
        }
        return bans;
    }
}
