package io.languard.core.process;

import com.sun.jna.Platform;
import io.languard.api.process.StopSignal;
import io.languard.spi.server.ProcessIdentity;

/** Sends signals, including those that the JDK cannot send. */
final class SignalSender {

    private SignalSender() {}

    /** Sends the signal if exactly this process is alive. */
    static void send(ProcessIdentity identity, StopSignal signal) {
        if (!ProcessTable.isAlive(identity)) {
            return;
        }
        if (signal == StopSignal.TERM || Platform.isWindows()) {
            ProcessHandle.of(identity.pid()).ifPresent(ProcessHandle::destroy);
        } else {
            LibC.INSTANCE.kill((int) identity.pid(), number(signal));
        }
    }

    /** Returns the signal's number, which is the same on all POSIX systems; see signal(7). */
    private static int number(StopSignal signal) {
        return switch (signal) {
            case HUP -> 1;
            case INT -> 2;
            case QUIT -> 3;
            case TERM -> 15;
        };
    }
}
