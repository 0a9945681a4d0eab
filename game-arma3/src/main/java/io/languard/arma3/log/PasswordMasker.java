package io.languard.arma3.log;

import java.util.regex.Pattern;

/** The game prints its whole command line, and BattlEye its config: passwords in there are nobody's business. */
final class PasswordMasker {

    private static final Pattern SECRET = Pattern.compile("(?i)(-password=|\\bRConPassword\\s+)(\"[^\"]*\"|[^\\s\"]+)");

    private PasswordMasker() {}

    static String mask(String text) {
        // Nearly no line has one, and there are many lines.
        return text.indexOf("assword") < 0 && text.indexOf("ASSWORD") < 0
                ? text
                : SECRET.matcher(text).replaceAll("$1***");
    }
}
