package io.languard.console;

import java.util.List;

/** Reads which lines the log of a page holds. */
final class LogIds {

    private static final String ENTRIES =
            "return document.querySelector('lg-log-view').feed.window.entries.map((line) => line.id)";

    private LogIds() {}

    static List<Long> of(ConsoleBrowser browser) {
        return ((List<?>) browser.driver().executeScript(ENTRIES))
                .stream().map(id -> ((Number) id).longValue()).toList();
    }
}
