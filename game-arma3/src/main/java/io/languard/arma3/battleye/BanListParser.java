package io.languard.arma3.battleye;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses the reply to {@code bans} (BattlEye server documentation). */
public final class BanListParser {

    private static final Pattern ROW =
            Pattern.compile("(\\d+)\\s+(\\p{XDigit}{32}|\\d+\\.\\d+\\.\\d+\\.\\d+)\\s+(perm|-|\\d+)(\\s.*)?");

    private BanListParser() {}

    /** Returns the rows of the reply. */
    public static BanListing parse(String reply) {
        List<BanListing.Row> rows = new ArrayList<>();
        for (String line : reply.split("\r?\n")) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && row.group(1).length() < 10) {
                rows.add(new BanListing.Row(
                        Integer.parseInt(row.group(1)), row.group(2).toLowerCase(Locale.ROOT)));
            }
        }
        return new BanListing(rows);
    }
}
