package io.languard.arma3.simulator.battleye;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A line of BattlEye's bans.txt: {@code <GUID or IP> <time> <reason>}. The time is the Unix second at which the ban
 * ends, or -1.
 */
public record BattlEyeBan(String id, long until, String reason) {
    static final long PERMANENT = -1;

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{32}");
    private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

    public BattlEyeBan {
        id = id.toLowerCase(Locale.ROOT);
    }

    static boolean isId(String text) {
        return GUID.matcher(text).matches() || IP.matcher(text).matches();
    }

    /** Parses one line; empty if it is not a ban. */
    static Optional<BattlEyeBan> parse(String line) {
        String[] words = line.strip().split(" +", 3);
        if (!isId(words[0])) {
            return Optional.empty();
        }
        if (words.length == 1) {
            return Optional.of(new BattlEyeBan(words[0], PERMANENT, ""));
        }
        if (!NUMBER.matcher(words[1]).matches()) {
            return Optional.empty();
        }
        return Optional.of(new BattlEyeBan(words[0], Long.parseLong(words[1]), words.length == 3 ? words[2] : ""));
    }

    String line() {
        return (id + " " + until + " " + reason).strip();
    }

    boolean isIp() {
        return id.indexOf('.') >= 0;
    }

    boolean isExpired(long nowSeconds) {
        return until != PERMANENT && until <= nowSeconds;
    }

    /** Returns the third column of the {@code bans} listing. */
    String minutesLeft(long nowSeconds) {
        if (until == PERMANENT) {
            return "perm";
        }
        return isExpired(nowSeconds) ? "-" : String.valueOf((until - nowSeconds + 59) / 60);
    }
}
