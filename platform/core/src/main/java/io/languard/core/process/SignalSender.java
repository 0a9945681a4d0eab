package io.languard.core.process;

import com.sun.jna.Platform;
import io.languard.api.process.StopSignal;
import io.languard.spi.server.ProcessIdentity;

/** Sends signals, including those that the JDK cannot send. Each is sent only if exactly this process is alive. */
final class SignalSender {

    private static final int CONTINUE = Platform.isLinux() ? 18 : 19;
    private static final int SUSPEND = Platform.isLinux() ? 19 : 17;

    private SignalSender() {}

    static void send(ProcessIdentity identity, StopSignal signal) {
        if (!ProcessTable.isAlive(identity)) {
            return;
        }
        if (Platform.isWindows()) {
            ProcessHandle.of(identity.pid()).ifPresent(ProcessHandle::destroy);
        } else {
            LibC.INSTANCE.kill((int) identity.pid(), number(signal));
        }
    }

    /** Lets a suspended process run, since it reacts to no other signal before. */
    static void resume(ProcessIdentity identity) {
        sendNumber(identity, CONTINUE);
    }

    /** Suspends a process, so that it can start no other. */
    static void suspend(ProcessIdentity identity) {
        sendNumber(identity, SUSPEND);
    }

    /** Kills a process. */
    static void kill(ProcessIdentity identity) {
        if (ProcessTable.isAlive(identity)) {
            ProcessHandle.of(identity.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Returns the signal's number, which is the same on all POSIX systems; see signal(7). */
    static int number(StopSignal signal) {
        return switch (signal) {
            case HUP -> 1;
            case INT -> 2;
            case QUIT -> 3;
            case TERM -> 15;
        };
    }

    private static void sendNumber(ProcessIdentity identity, int number) {
        if (!Platform.isWindows() && ProcessTable.isAlive(identity)) {
            LibC.INSTANCE.kill((int) identity.pid(), number);
        }
    }
}
