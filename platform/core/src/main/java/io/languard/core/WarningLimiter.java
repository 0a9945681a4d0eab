package io.languard.core;

import java.util.ArrayList;
import java.util.List;

/** Limits the number and length of adapter warnings that are published as events. */
public final class WarningLimiter {

    static final int MAX_WARNINGS = 50;
    static final int MAX_LENGTH = 1_000;

    private WarningLimiter() {}

    /**
     * Returns the first {@value #MAX_WARNINGS} warnings, each truncated to {@value #MAX_LENGTH} characters. If there
     * were more, the last element states how many.
     */
    public static List<String> limit(List<String> warnings) {
        List<String> limited = new ArrayList<>();
        warnings.stream()
                .limit(MAX_WARNINGS)
                .map(warning -> warning.length() <= MAX_LENGTH ? warning : warning.substring(0, MAX_LENGTH) + "\u2026")
                .forEach(limited::add);
        if (warnings.size() > MAX_WARNINGS) {
            limited.add((warnings.size() - MAX_WARNINGS) + " more warnings were omitted");
        }
        return limited;
    }
}
