package io.languard.arma3.log;

import java.util.regex.Pattern;

/** Masks passwords in log lines: the game prints its whole command line, and BattlEye its configuration. */
final class PasswordMasker {

    private static final Pattern SECRET = Pattern.compile("(?i)(-password=|\\bRConPassword\\s+)(\"[^\"]*\"|[^\\s\"]+)");

    private PasswordMasker() {}

    static String mask(String text) {
        // A cheap check first: there are many lines, and almost none of them contains a password.
        return text.indexOf("assword") < 0 && text.indexOf("ASSWORD") < 0
                ? text
                : SECRET.matcher(text).replaceAll("$1***");
    }
}
