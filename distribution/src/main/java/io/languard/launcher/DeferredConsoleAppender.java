package io.languard.launcher;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.util.ArrayList;
import java.util.List;

/**
 * The log's way to the console, closed while the platform starts: a start that fails prints the one line that says why,
 * and one that succeeds says first what people wait for. What was logged until then follows at once. Used by
 * {@code conf/logback.xml}.
 */
public final class DeferredConsoleAppender extends ConsoleAppender<ILoggingEvent> {

    private static final int MOST = 100;
    private static final List<DeferredConsoleAppender> CLOSED = new ArrayList<>();

    private final List<ILoggingEvent> held = new ArrayList<>();
    private boolean open;

    @Override
    public void start() {
        super.start();
        synchronized (CLOSED) {
            CLOSED.add(this);
        }
    }

    /** From now on, what is logged is shown. */
    static void open() {
        synchronized (CLOSED) {
            CLOSED.forEach(DeferredConsoleAppender::show);
            CLOSED.clear();
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        synchronized (held) {
            if (!open) {
                if (held.size() < MOST) {
                    event.prepareForDeferredProcessing();
                    held.add(event);
                }
                return;
            }
        }
        super.append(event);
    }

    private void show() {
        synchronized (held) {
            held.forEach(super::append);
            held.clear();
            open = true;
        }
    }
}
