package io.languard.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdNotifierTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private final AtomicInteger probes = new AtomicInteger();
    private volatile boolean alive = true;
    private Path sent;
    private SystemdNotifier notifier;

    @BeforeEach
    void setUp() throws IOException {
        sent = Files.createFile(folder.resolve("sent"));
        Path program = folder.resolve("systemd-notify");
        Files.writeString(program, "#!/bin/sh\nfor word; do echo \"$word\"; done >> '" + sent + "'\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        environment.put("NOTIFY_SOCKET", "/run/systemd/notify");
        notifier = new SystemdNotifier(environment, program.toString());
    }

    @Test
    void reportsReadinessWithAStatusForPeople() throws IOException {
        notifier.ready("Ready: http://127.0.0.1:8000");

        assertThat(sent()).containsExactly("READY=1", "STATUS=Ready: http://127.0.0.1:8000");
    }

    @Test
    void sendsNothingIfSystemdDoesNotExpectIt() throws IOException {
        environment.remove("NOTIFY_SOCKET");

        notifier.ready("Ready");

        assertThat(sent()).isEmpty();
    }

    @Test
    void aMissingProgramDoesNotStopThePlatform() {
        new SystemdNotifier(environment, folder.resolve("missing").toString()).ready("Ready");
    }

    @Test
    void reportsToTheWatchdogOnlyWhileThePlatformResponds() throws IOException {
        environment.put("WATCHDOG_USEC", "40000");
        environment.put("WATCHDOG_PID", Long.toString(ProcessHandle.current().pid()));

        notifier.startWatchdog(this::probe);
        Awaitility.await().until(() -> sent().size() >= 3);
        alive = false;
        awaitProbes(2); // the first of them may have begun before
        List<String> before = sent();
        awaitProbes(3);

        assertThat(sent()).isEqualTo(before).containsOnly("WATCHDOG=1");
    }

    @Test
    void ignoresAWatchdogOfAnotherProcess() {
        environment.put("WATCHDOG_USEC", "40000");
        environment.put("WATCHDOG_PID", "1");

        notifier.startWatchdog(this::probe);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("languard-watchdog");
    }

    private boolean probe() {
        probes.incrementAndGet();
        return alive;
    }

    private void awaitProbes(int number) {
        int target = probes.get() + number;
        Awaitility.await().until(() -> probes.get() >= target);
    }

    private List<String> sent() throws IOException {
        return Files.readAllLines(sent);
    }
}
