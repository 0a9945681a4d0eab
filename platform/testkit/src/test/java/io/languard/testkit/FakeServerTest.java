package io.languard.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class FakeServerTest {

    @TempDir
    Path base;

    Process process;

    @AfterEach
    void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Test
    void itBecomesReadyAndExitsWithZeroOnSigterm() throws Exception {
        start();
        awaitLine("READY");
        assertThat(output().get(0)).isEqualTo("INFO fake-server on port 2302");
        process.destroy();
        assertThat(exitCode()).isZero();
        assertThat(process.descendants()).isEmpty();
    }

    @Test
    void itIsNotReadyBeforeTheDelay() throws Exception {
        long begin = System.nanoTime();
        start("--delay=500");
        awaitLine("READY");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void itCrashesWithTheGivenCode() throws Exception {
        start("--crash-after=300:42");
        assertThat(exitCode()).isEqualTo(42);
        assertThat(output()).contains("READY");
    }

    @Test
    void itIgnoresSigtermIfConfigured() throws Exception {
        start("--ignore-term");
        awaitLine("READY");
        process.destroy();
        awaitLine("INFO SIGTERM ignored");
        FakeServer.say(base, "still here");
        awaitLine("still here");
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void itPrintsTheLinesOfTheControlFile() throws Exception {
        start();
        awaitLine("READY");
        FakeServer.say(base, "JOIN 1 Ann \\n 100%", "CHAT Ann: hello");
        awaitLine("CHAT Ann: hello");
        assertThat(output()).contains("JOIN 1 Ann \\n 100%");
        FakeServer.say(base, "!exit 7");
        assertThat(exitCode()).isEqualTo(7);
    }

    @Test
    void itPrintsChatter() throws Exception {
        start("--chatter=50");
        awaitLine("INFO chatter 40");
    }

    @Test
    void itLeavesAChildProcessBehindIfConfigured() throws Exception {
        start("--fork");
        awaitLine("READY");
        long child = Long.parseLong(output().get(1).replace("INFO forked ", ""));
        process.destroy();
        assertThat(exitCode()).isZero();
        ProcessHandle left = ProcessHandle.of(child).orElseThrow();
        assertThat(left.isAlive()).isTrue();
        left.destroyForcibly();
    }

    private void start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(FakeServer.unpack(base.resolve("bin")).toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(base.toFile())
                .redirectErrorStream(true)
                .redirectOutput(base.resolve("output").toFile());
        builder.environment().put("FAKE_PORT", "2302");
        process = builder.start();
    }

    private int exitCode() throws InterruptedException {
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private void awaitLine(String line) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> output().contains(line));
    }

    private List<String> output() throws IOException {
        return Files.readAllLines(base.resolve("output"));
    }
}
