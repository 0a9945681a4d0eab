package io.languard.arma3.log;

import java.util.List;
import java.util.regex.Pattern;

/** Matches lines that start a record although they never have a timestamp. */
final class RecordStartMatcher {

    private static final List<String> PREFIXES = List.of(
            "Arma 3 Console version",
            "Setting breakpad minidump AppID",
            "Exception code:",
            "ErrorMessage:",
            "[S_API",
            "SteamInternal_",
            "Looking up breakpad",
            "Calling Breakpad",
            "dlopen failed",
            "Original output filename:",
            "Exe timestamp:",
            "Current time:",
            "== ");

    private static final Pattern ADDON = Pattern.compile("[A-Za-z0-9_]{1,100}");

    private RecordStartMatcher() {}

    static boolean matches(String text) {
        return PREFIXES.stream().anyMatch(text::startsWith);
    }

    /** Returns whether a line can be the name of an addon, which the engine lists one per line. */
    static boolean isAddonName(String text) {
        return ADDON.matcher(text).matches();
    }
}
