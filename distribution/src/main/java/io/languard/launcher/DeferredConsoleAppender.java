package io.languard.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ArrayList;
import java.util.List;

/**
 * A console appender that holds back events while the platform starts. A failed start prints only the line with the
 * reason, and a successful start first prints the ready message; the retained events follow. Used by {@code
 * conf/logback.xml}.
 */
public final class DeferredConsoleAppender extends ConsoleAppender<ILoggingEvent> {

    private static final int MAX_HELD_BACK = 100;
    private static final List<DeferredConsoleAppender> DEFERRED = new ArrayList<>();

    private final List<ILoggingEvent> heldBack = new ArrayList<>();
    private boolean open;

    @Override
    public void start() {
        super.start();
        synchronized (DEFERRED) {
            DEFERRED.add(this);
        }
    }

    /** Prints the retained events and all later ones. */
    static void open() {
        synchronized (DEFERRED) {
            DEFERRED.forEach(DeferredConsoleAppender::show);
            DEFERRED.clear();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        synchronized (heldBack) {
            if (!open) {
                if (heldBack.size() < MAX_HELD_BACK) {
                    event.prepareForDeferredProcessing();
                    heldBack.add(event);
                }
                return;
            }
        }
        super.append(event);
    }

    private void show() {
        synchronized (heldBack) {
            heldBack.forEach(super::append);
            heldBack.clear();
            open = true;
        }
    }
}
