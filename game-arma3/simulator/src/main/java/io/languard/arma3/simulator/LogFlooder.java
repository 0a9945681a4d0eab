package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;

/** Writes many log lines, as fast as it can or so many a second, without keeping the loop from its other work. */
final class LogFlooder {
    private static final int AT_ONCE = 500;
    private static final int STEPS_A_SECOND = 20;

    private final EventLoop loop;
    private final ServerLogWriter log;
    private final String text;
    private final int total;
    private final int rate;
    private int written;
    private double owed;

    /**
     * A flood that has not begun.
     *
     * @param text what stands in a line, with {@code %x} or {@code %d} for its number
     * @param rate in lines a second, 0 for no limit
     */
    LogFlooder(EventLoop loop, ServerLogWriter log, String text, int total, int rate) {
        this.loop = loop;
        this.log = log;
        this.text = text;
        this.total = total;
        this.rate = rate;
    }

    void start() {
        loop.post(this::step);
    }

    private void step() {
        owed += rate > 0 ? (double) rate / STEPS_A_SECOND : AT_ONCE;
        for (; owed >= 1 && written < total; owed--) {
            written++;
            log.rpt(text.formatted(written));
        }
        if (written < total) {
            if (rate > 0) {
                loop.after(1000 / STEPS_A_SECOND, this::step);
            } else {
                loop.post(this::step);
            }
        }
    }
}
