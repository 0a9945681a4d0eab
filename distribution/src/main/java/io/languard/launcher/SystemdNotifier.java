package io.languard.launcher;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells systemd when the platform is ready and, at intervals, that it still responds, if systemd has started it as a
 * unit with {@code Type=notify}. Otherwise, does nothing.
 *
 * <p>A notification is a datagram to a Unix socket, which Java cannot send: its Unix sockets are streams only. The
 * program {@code systemd-notify}, a part of systemd, sends it instead of native code in this process. Since it is another
 * process, the unit needs {@code NotifyAccess=all}.
 */
final class SystemdNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotifier.class);
    private static final String PROGRAM = "systemd-notify";
    private static final long PROGRAM_TIMEOUT_SECONDS = 10;

    /** The number of probes within the watchdog's time; one that fails by chance has no effect. */
    private static final int PROBES_PER_TIMEOUT = 4;

    private final Map<String, String> environment;
    private final String program;

    SystemdNotifier(Map<String, String> environment, String program) {
        this.environment = environment;
        this.program = program;
    }

    /** Returns a notifier of the service manager that has started this process. */
    static SystemdNotifier ofEnvironment() {
        return new SystemdNotifier(System.getenv(), PROGRAM);
    }

    /**
     * Reports that the platform is ready.
     *
     * @param status a line for people, shown by {@code systemctl status}
     */
    void ready(String status) {
        send("READY=1", "STATUS=" + status);
    }

    /**
     * Starts reporting that the platform responds, if systemd requests it ({@code WatchdogSec}). A platform that does not
     * respond for that time is restarted by systemd.
     *
     * @param probe returns whether the platform responds; called on a thread of its own
     */
    void startWatchdog(BooleanSupplier probe) {
        Duration timeout = watchdogTimeout();
        if (!timeout.isZero()) {
            Thread thread = new Thread(() -> watch(probe, timeout.dividedBy(PROBES_PER_TIMEOUT)), "languard-watchdog");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void watch(BooleanSupplier probe, Duration interval) {
        try {
            while (true) {
                if (probe.getAsBoolean()) {
                    send("WATCHDOG=1");
                } else {
                    LOG.warn("The platform does not respond; systemd restarts it if that continues");
                }
                Thread.sleep(interval.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the time after which systemd gives up a silent process; zero if it does not watch this one. */
    private Duration watchdogTimeout() {
        String pid = environment.get("WATCHDOG_PID");
        if (pid != null && !pid.equals(Long.toString(ProcessHandle.current().pid()))) {
            return Duration.ZERO;
        }
        try {
            return Duration.ofNanos(Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0")) * 1000);
        } catch (NumberFormatException e) {
            return Duration.ZERO;
        }
    }

    private void send(String... assignments) {
        if (!environment.containsKey("NOTIFY_SOCKET")) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(assignments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PROGRAM_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                LOG.warn("{} did not end within {} s", program, PROGRAM_TIMEOUT_SECONDS);
            } else if (process.exitValue() != 0) {
                LOG.warn("{} failed with exit status {}", program, process.exitValue());
            }
        } catch (IOException e) {
            LOG.warn("Could not notify systemd: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
