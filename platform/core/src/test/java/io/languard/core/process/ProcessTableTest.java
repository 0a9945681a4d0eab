package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessTableTest {

    @TempDir
    Path folder;

    /** Without an init in a container, a process that has lost its parent remains a zombie. */
    @Test
    void aProcessThatNothingReapsCountsAsEnded() throws Exception {
        String script = "(while [ ! -e go ]; do sleep 0.05; done) & echo $!; exec sleep 300";
        Process parent = new ProcessBuilder("/bin/sh", "-c", script)
                .directory(folder.toFile())
                .start();
        try (BufferedReader output = parent.inputReader()) {
            long child = Long.parseLong(output.readLine());
            Path proc = Path.of("/proc");
            Awaitility.await().until(() -> Files.readString(proc.resolve(parent.pid() + "/comm"))
                    .startsWith("sleep"));
            assertThat(ProcessTable.identify(child)).isPresent();

            Files.createFile(folder.resolve("go"));
            Awaitility.await()
                    .until(() -> Files.readString(proc.resolve(child + "/stat")).contains(") Z "));
            assertThat(ProcessTable.identify(child)).isEmpty();
            assertThat(ProcessTable.scan()).containsKey(parent.pid()).doesNotContainKey(child);
        } finally {
            parent.destroyForcibly();
        }
    }
}
