package io.languard.arma3.simulator.query;

import io.languard.arma3.simulator.config.ServerSettings;
import java.util.Locale;

/**
 * Encodes the keyword list of A2S_INFO ("Bohemia wiki: Arma 3: STEAMWORKSquery"): letters with values, separated by
 * commas.
 */
public final class KeywordEncoder {
    private KeywordEncoder() {}

    public static String encode(String version, ServerSettings settings, int state, String difficulty, boolean locked) {
        String[] parts = version.split("\\.");
        return "b" + flag(settings.battlEye())
                + ",r" + parts[0] + parts[1]
                + ",n" + parts[2]
                + ",s" + state
                + ",i" + level(difficulty)
                + ",m" + flag(settings.equalMods())
                + ",l" + flag(locked)
                + ",v" + flag(settings.verifySignatures())
                + ",dt,tcoop,g65545,h0a1b2c3d,f" + settings.filePatching()
                + ",c-2147483648--2147483648,pl,e0,j0,k0";
    }

    /** Returns the number of a difficulty, from 0 for Recruit to 3 for Custom. */
    public static int level(String difficulty) {
        return switch (difficulty.toLowerCase(Locale.ROOT)) {
            case "recruit" -> 0;
            case "veteran" -> 2;
            case "custom" -> 3;
            default -> 1;
        };
    }

    private static char flag(boolean value) {
        return value ? 't' : 'f';
    }
}
