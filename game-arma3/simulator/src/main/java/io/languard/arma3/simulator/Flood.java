package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLog;

/** Writes many log lines, as fast as it can or so many a second, without keeping the loop from its other work. */
final class Flood {
    private static final int AT_ONCE = 500;
    private static final int STEPS_A_SECOND = 20;

    private final EventLoop loop;
    private final ServerLog log;
    private final int total;
    private final int rate;
    private int written;
    private double owed;

    /** {@code rate} is in lines a second, 0 for no limit. */
    Flood(EventLoop loop, ServerLog log, int total, int rate) {
        this.loop = loop;
        this.log = log;
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
            log.rpt("Server: Network message " + Integer.toHexString(0x6f0000 + written) + " is pending");
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
