package io.languard.core.remote;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Masks passwords in commands before they are stored. */
public final class CommandMasker {

    /** A first word such as {@code RConPassword} or {@code #login}, in any case, and what follows it. */
    private static final Pattern SECRET = Pattern.compile(
            "(\\s*[#/!]?\\s*[\\w.-]*(?:password|passwd|login|passphrase|secret)[\\w.-]*[\\s:=]+)\\S.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private CommandMasker() {}

    /** Returns the command in the form that may be stored. */
    public static String mask(String command) {
        Matcher matcher = SECRET.matcher(command);
        return matcher.matches() ? matcher.group(1) + "***" : command;
    }
}
