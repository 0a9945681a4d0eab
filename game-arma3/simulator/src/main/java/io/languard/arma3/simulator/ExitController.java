package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The ways the program ends: in order, by a crash, by a signal. A termination signal reaches it as the start of the
 * virtual machine's shutdown, which it holds up until it has decided what to do.
 */
final class ExitController {
    private final EventLoop loop;
    private final ServerLogWriter log;
    private final List<Runnable> lastDuties = new ArrayList<>();
    private boolean ignoring;
    private boolean hanging;
    private boolean signalWaits;

    ExitController(EventLoop loop, ServerLogWriter log) {
        this.loop = loop;
        this.log = log;
    }

    /** Registers what is done at an orderly end, and only then. */
    void addExitHook(Runnable duty) {
        lastDuties.add(duty);
    }

    void installSignalHandler() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::holdUp, "termination"));
    }

    /** Makes the program deaf to termination signals for good. */
    void ignoreSignals() {
        ignoring = true;
    }

    /** A hanging program neither answers nor ends; a signal that came meanwhile counts when it wakes up. */
    void setHanging(boolean now) {
        hanging = now;
        loop.setDeaf(now);
        if (!now && signalWaits) {
            terminated();
        }
    }

    /** Ends in order, once what is on the wire is out. */
    void exit(int code, long afterMillis) {
        loop.after(afterMillis, () -> halt(code));
    }

    /** Ends in order at once. */
    void halt(int code) {
        for (Runnable duty : lastDuties) {
            duty.run();
        }
        Runtime.getRuntime().halt(code);
    }

    /** Ends without any of the last duties. */
    void crash(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** Ends by a signal of its own, so that a parent sees a signal rather than a code. */
    void crashBySignal(String signal) {
        try {
            long pid = ProcessHandle.current().pid();
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid).start();
        } catch (IOException e) {
            crash(134);
        }
    }

    private void holdUp() {
        loop.post(this::terminated);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void terminated() {
        if (hanging) {
            signalWaits = true;
        } else if (!ignoring) {
            log.console("Termination signal received, shutting down.");
            halt(0);
        }
    }
}
