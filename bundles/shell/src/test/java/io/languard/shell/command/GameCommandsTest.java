package io.languard.shell.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogLevel;
import io.languard.service.event.PlatformEvent;
import io.languard.shell.ShellFixture;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GameCommandsTest {

    private final ShellFixture shell = new ShellFixture();

    private String ok(String line) throws Exception {
        int status = shell.run(line);
        assertThat(shell.err).isEmpty();
        assertThat(status).isZero();
        return shell.out;
    }

    @Test
    void showsTheLastLogLinesOldestFirst() throws Exception {
        shell.game.write(LogLevel.INFO, "one");
        shell.game.write(LogLevel.ERROR, "two\u001b[2J");
        shell.game.write(LogLevel.INFO, "\tthree");
        assertThat(ok("logs 1 --limit 2"))
                .isEqualTo("2026-04-16T10:00:00Z error two\ufffd[2J\n2026-04-16T10:00:00Z info     three\n");
        assertThat(ok("logs 1 --level error")).contains("two").doesNotContain("three");
        assertThat(ok("logs 1 --search thr")).contains("three").doesNotContain("one");
        assertThat(ok("logs 1 --json --limit 1")).contains("\"message\" : \"\\tthree\"");
        assertThat(shell.run("logs 1 --level loud")).isEqualTo(2);
        assertThat(shell.run("logs 99")).isEqualTo(1);
    }

    @Test
    void followsALogUntilTheServerIsDeleted() throws Exception {
        shell.game.write(LogLevel.INFO, "before");
        CompletableFuture<Integer> following = CompletableFuture.supplyAsync(() -> {
            try {
                return shell.run("logs 1 -f");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        shell.awaitOut("before");
        shell.game.write(LogLevel.INFO, "after 1");
        shell.game.write(LogLevel.INFO, "after 2");
        shell.logUpdates.onEvent(new PlatformEvent.LogWritten(1, List.of(), Instant.EPOCH));
        shell.awaitOut("after 2");
        shell.servers.views.remove(1);
        shell.logUpdates.onEvent(new PlatformEvent.LogWritten(1, List.of(), Instant.EPOCH));
        assertThat(following.get(10, TimeUnit.SECONDS)).isEqualTo(1);
        assertThat(shell.out.lines()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void listsKicksAndBansPlayers() throws Exception {
        assertThat(ok("players 1")).contains("Ann\ufffd").contains("192.0.2.1");
        assertThat(ok("players 1 --history --search An")).contains("2026-04-16T10:01:00Z");
        ok("kick 1 3 away from keyboard");
        ok("ban 1 3 --minutes 60 cheating");
        assertThat(ok("ban 1 def cheating")).contains("at the next start");
        assertThat(shell.game.calls)
                .containsExactly(
                        "admin kick 1 3 away from keyboard",
                        "admin ban 1 3 cheating 60",
                        "admin add ban 1 def cheating");
        assertThat(shell.run("kick 1")).isEqualTo(2);
    }

    @Test
    void sendsCommandsAndMessages() throws Exception {
        assertThat(ok("rcon 1 '#mission A.Altis'")).isEqualTo("response to\n#mission A.Altis\n");
        ok("say 1 Restart in 5 minutes!");
        assertThat(shell.game.calls)
                .containsExactly("admin command 1 #mission A.Altis", "admin say 1 Restart in 5 minutes!");
    }

    @Test
    void rejectsInvalidBans() throws Exception {
        for (String line :
                List.of("ban 1 'd\nef'", "ban 1 ''", "ban 1 " + "x".repeat(129), "ban 1 d --minutes 99999999")) {
            assertThat(shell.run(line)).as(line).isEqualTo(1);
            assertThat(shell.err).as(line).contains("must");
        }
        assertThat(shell.game.calls).isEmpty();
    }

    @Test
    void rejectsAServerThatTheApiWouldReject() throws Exception {
        assertThat(shell.run("create '' arma3 '/x\ny' 70000 --rcon-port 0 --max-restarts -5 --description '\u0007'"))
                .isEqualTo(1);
        assertThat(shell.err)
                .startsWith("name must have 1 to 100 characters\n")
                .contains(
                        "\n  description: must not contain control characters\n",
                        "\n  exe_path: must not contain control characters\n",
                        "\n  game_port: must be an integer from 1 to 65535\n",
                        "\n  rcon_port: must be an integer from 1 to 65535\n",
                        "\n  max_restarts: must be an integer from 0 to 100\n");
        assertThat(shell.run("create " + "x".repeat(300) + " arma3 /x 2302")).isEqualTo(1);
        assertThat(shell.err).contains("name must have 1 to 100 characters");
        assertThat(shell.servers.calls).isEmpty();
    }

    @Test
    void managesWorlds() throws Exception {
        assertThat(ok("worlds")).contains("P-N").contains("10.0.0.5");
        assertThat(ok("world-stop Ann")).contains("P-N is stopped");
        assertThat(ok("world-start Ann")).contains("P-N is running");
        assertThat(ok("world-freeze Ann")).contains("P-N is frozen");
        assertThat(ok("world-thaw Ann")).contains("P-N is running");
        assertThat(ok("world-console Ann"))
                .contains("Ann says\n")
                .contains("hello")
                .doesNotContain("\u001b");
        assertThat(ok("world-delete Ann")).contains("The world of Ann was deleted");
        assertThat(shell.run("world-stop Bob")).isEqualTo(1);
        assertThat(shell.err).contains("Player 'Bob' has no world");
        assertThat(ok("worlds-cleanup")).isEqualTo("2 removed.\nBob-home is stuck\n");
        shell.worlds.available = false;
        assertThat(shell.run("worlds")).isEqualTo(1);
        assertThat(shell.err).contains("Container provisioning is not available");
    }
}
