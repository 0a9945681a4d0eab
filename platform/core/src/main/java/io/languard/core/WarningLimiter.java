package io.languard.core;

import java.util.ArrayList;
import java.util.List;

/** What adapters want admins to know, in a number and length that events can bear. */
public final class WarningLimiter {

    static final int MAX_WARNINGS = 50;
    static final int MAX_LENGTH = 1_000;

    private WarningLimiter() {}

    /** The first of them, each cut, and how many more there were. */
    public static List<String> limit(List<String> texts) {
        List<String> kept = new ArrayList<>();
        texts.stream()
                .limit(MAX_WARNINGS)
                .map(text -> text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "\u2026")
                .forEach(kept::add);
        if (texts.size() > MAX_WARNINGS) {
            kept.add("There are " + (texts.size() - MAX_WARNINGS) + " more warnings");
        }
        return kept;
    }
}
