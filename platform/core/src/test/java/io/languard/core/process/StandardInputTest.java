package io.languard.core.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.languard.core.CoreExecutors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StandardInputTest {

    /** Prints its process id and what it reads, and would say so if its input ended. */
    private static final String READER =
            "echo \"pid $$\"; while IFS= read -r line; do echo \"read $line\"; done; echo END; exec sleep 300";

    @TempDir
    Path folder;

    private final CoreExecutors threads = new CoreExecutors();
    private final LocalProcessHost host = new LocalProcessHost(threads);
    private GameProcess game;

    @AfterEach
    void endGame() throws Exception {
        if (game != null) {
            game.killTree();
            game.onExit().get(10, TimeUnit.SECONDS);
        }
        threads.stop();
    }

    @Test
    void aGameObeysEveryPlatformThatAdoptsItAndNeverReadsTheEnd() throws Exception {
        game = start(READER, true);
        awaitOutput("pid " + game.identity().pid());
        write(game, "one");
        awaitOutput("read one");

        CoreExecutors nextThreads = new CoreExecutors();
        try {
            GameProcess adopted = new LocalProcessHost(nextThreads)
                    .adopt(game.identity(), null, pipe())
                    .orElseThrow();
            write(adopted, "zwei ü 日本");
            awaitOutput("read zwei ü 日本");
        } finally {
            nextThreads.stop();
        }
        assertThat(output()).doesNotContain("END");
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    @Test
    void onlyTheOwnerCanAccessThePipe() throws Exception {
        game = start(READER, true);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pipe())))
                .isEqualTo("rw-------");
    }

    @Test
    void aGameThatDoesNotReadIsReportedInsteadOfWaitedFor() throws Exception {
        game = start("echo READY; exec sleep 300", true);
        awaitOutput("READY");
        byte[] page = "x".repeat(InputPipe.MAX_BYTES).getBytes(StandardCharsets.UTF_8);
        Throwable failure = null;
        for (int written = 0; failure == null && written < 1_000; written++) {
            failure = catchThrowable(() -> game.writeInput(page));
        }
        assertThat(failure).isInstanceOf(IOException.class);
    }

    @Test
    void aGameThatClosedItsInputIsReported() throws Exception {
        game = start("exec 0<&-; echo READY; exec sleep 300", true);
        awaitOutput("READY");
        assertThatThrownBy(() -> write(game, "one")).isInstanceOf(IOException.class);
    }

    @Test
    void otherGamesReadTheEndImmediately() throws Exception {
        game = start(READER, false);
        awaitOutput("END");
        assertThat(pipe()).doesNotExist();
        assertThatThrownBy(() -> write(game, "one")).isInstanceOf(IOException.class);
    }

    @Test
    void theNextRunDoesNotReadLinesOfTheLastOne() throws Exception {
        game = start("echo READY; exec sleep 300", true);
        awaitOutput("READY");
        write(game, "old");
        game.killTree();
        game.onExit().get(10, TimeUnit.SECONDS);
        assertThatThrownBy(() -> write(game, "late")).isInstanceOf(IOException.class);

        game = start(READER, true);
        awaitOutput("pid");
        write(game, "new");
        awaitOutput("read new");
        assertThat(output()).doesNotContain("old");
    }

    @Test
    void anotherFileInThePlaceOfThePipeIsNotWrittenTo() throws Exception {
        game = start(READER, true);
        Path other = Files.writeString(folder.resolve("other"), "precious");
        Files.delete(pipe());
        Files.createSymbolicLink(pipe(), other);
        assertThatThrownBy(() -> write(game, "one")).isInstanceOf(IOException.class);
        assertThat(other).hasContent("precious");

        Files.delete(pipe());
        Files.move(other, pipe());
        assertThatThrownBy(() -> write(game, "one"))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Not a named pipe");
        assertThat(pipe()).hasContent("precious");
    }

    @Test
    void aLinkToThePipeOfAnotherGameIsNotFollowed() throws Exception {
        game = start(READER, true);
        awaitOutput("pid");
        Path link = folder.resolve("link.pipe");
        Files.createSymbolicLink(link, pipe());

        assertThatThrownBy(() -> InputPipe.write(link, "one\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);

        write(game, "two");
        awaitOutput("read two");
        assertThat(output()).doesNotContain("one");
    }

    private GameProcess start(String script, boolean readsInput) throws IOException {
        return host.start(new ProcessSpec(
                Path.of("/bin/sh"),
                List.of("-c", script),
                folder,
                Map.of(),
                ProcessMark.create(),
                folder.resolve("output.log"),
                readsInput,
                pipe()));
    }

    /** A path that a shell would split, or read as commands. */
    private Path pipe() {
        return folder.resolve("in $(touch hacked) 'put'.pipe");
    }

    private static void write(GameProcess to, String line) throws IOException {
        to.writeInput((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output.log"));
    }

    private void awaitOutput(String text) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> output().contains(text));
    }
}
