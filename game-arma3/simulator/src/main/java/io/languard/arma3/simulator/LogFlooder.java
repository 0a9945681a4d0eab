package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;

/** Writes many log lines at a given or the maximum rate, without blocking the loop's other tasks. */
final class LogFlooder {
    private static final int BATCH_SIZE = 500;
    private static final int STEPS_PER_SECOND = 20;

    private final EventLoop loop;
    private final ServerLogWriter log;
    private final String text;
    private final int total;
    private final int rate;
    private int written;
    private double due;

    /**
     * Creates a flooder, which is idle until {@link #start}.
     *
     * @param text the format of a line, with {@code %x} or {@code %d} for its number
     * @param rate the lines per second; 0 for no limit
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
        due += rate > 0 ? (double) rate / STEPS_PER_SECOND : BATCH_SIZE;
        for (; due >= 1 && written < total; due--) {
            written++;
            log.rpt(text.formatted(written));
        }
        if (written < total) {
            if (rate > 0) {
                loop.after(1000 / STEPS_PER_SECOND, this::step);
            } else {
                loop.post(this::step);
            }
        }
    }
}
