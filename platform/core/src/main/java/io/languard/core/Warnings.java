package io.languard.core;

import java.util.ArrayList;
import java.util.List;

/** What adapters want admins to know, in a number and length that events can bear. */
public final class Warnings {

    static final int MOST = 50;
    static final int LONGEST = 1_000;

    private Warnings() {}

    /** The first of them, each cut, and how many more there were. */
    public static List<String> bounded(List<String> texts) {
        List<String> kept = new ArrayList<>();
        texts.stream()
                .limit(MOST)
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "\u2026")
                .forEach(kept::add);
        if (texts.size() > MOST) {
            kept.add("There are " + (texts.size() - MOST) + " more warnings");
        }
        return kept;
    }
}
