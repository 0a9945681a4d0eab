package io.languard.arma3.log;

import java.util.List;

/** Lines that never have a time and yet belong to nothing before them. */
final class RecordStartMatcher {

    private static final List<String> HEADS = List.of(
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

    private RecordStartMatcher() {}

    static boolean matches(String text) {
        return HEADS.stream().anyMatch(text::startsWith);
    }
}
