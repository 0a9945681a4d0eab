package io.languard.arma3.simulator;

import io.languard.arma3.simulator.log.ServerLogWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Ends the program: in an orderly way, by a crash or by a signal. A termination signal arrives as the start of the
 * virtual machine's shutdown, which a shutdown hook blocks until the reaction is decided.
 */
final class ExitController {
    private final EventLoop loop;
    private final ServerLogWriter log;
    private final List<Runnable> exitHooks = new ArrayList<>();
    private boolean ignoresSignals;
    private boolean hanging;
    private boolean signalPending;

    ExitController(EventLoop loop, ServerLogWriter log) {
        this.loop = loop;
        this.log = log;
    }

    /** Registers a task that runs at an orderly end only. */
    void addExitHook(Runnable exitHook) {
        exitHooks.add(exitHook);
    }

    void installSignalHandler() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::blockShutdown, "termination"));
    }

    /** Ignores termination signals from now on. */
    void ignoreSignals() {
        ignoresSignals = true;
    }

    /**
     * Makes the program hang or resume. A hanging program neither replies nor ends; a signal received meanwhile takes
     * effect when it resumes.
     */
    void setHanging(boolean now) {
        hanging = now;
        loop.setPaused(now);
        if (!now && signalPending) {
            terminated();
        }
    }

    /** Ends in an orderly way after a delay, so that pending datagrams are sent. */
    void exit(int code, long afterMillis) {
        loop.after(afterMillis, () -> halt(code));
    }

    /** Ends in an orderly way immediately. */
    void halt(int code) {
        for (Runnable exitHook : exitHooks) {
            exitHook.run();
        }
        Runtime.getRuntime().halt(code);
    }

    /** Ends without running the exit hooks. */
    void crash(int code) {
        Runtime.getRuntime().halt(code);
    }

    /** Ends by sending a signal to itself, so that the parent sees a signal rather than an exit code. */
    void crashBySignal(String signal) {
        try {
            long pid = ProcessHandle.current().pid();
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid).start();
        } catch (IOException e) {
            crash(134);
        }
    }

    private void blockShutdown() {
        loop.post(this::terminated);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void terminated() {
        if (hanging) {
            signalPending = true;
        } else if (!ignoresSignals) {
            log.console("Termination signal received, shutting down.");
            halt(0);
        }
    }
}
