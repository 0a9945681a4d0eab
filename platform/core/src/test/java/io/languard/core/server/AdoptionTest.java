package io.languard.core.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.core.Memory;
import io.languard.core.Platform;
import io.languard.ports.server.ProcessIdentity;
import io.languard.ports.server.ServerRecord;
import io.languard.ports.server.ServerStatus;
import io.languard.ports.server.ServerView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdoptionTest {

    @TempDir
    Path data;

    final Memory memory = new Memory();
    Platform first;
    Platform second;

    @AfterEach
    void killAll() {
        Platform last = second == null ? first : second;
        last.servers
                .list(null, ServerStatus.RUNNING)
                .forEach(server -> last.lifecycle.kill(Platform.ADMIN, server.id()));
        last.crash();
    }

    @Test
    void theNextPlatformFindsTheSameProcessAndSeesItsEnd() {
        first = new Platform(data, memory);
        int id = first.running("one", null);
        ServerView before = first.servers.get(id);
        first.crash();

        second = new Platform(data, memory);
        ServerView after = second.servers.get(id);
        assertThat(after.status()).isEqualTo(ServerStatus.RUNNING);
        assertThat(after.pid()).isEqualTo(before.pid());
        assertThat(after.startedAt()).isEqualTo(before.startedAt());
        assertThat(second.trail(id, "adopted")).hasSize(1);

        long begun = System.nanoTime();
        ProcessHandle.of(after.pid()).orElseThrow().destroyForcibly();
        second.await(id, ServerStatus.CRASHED);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        second.awaitEvent(id, "crashed"); // told just after the state
        assertThat(second.trail(id, "crashed").get(0).detail()).contains("\"exit_code\":null");
    }

    @Test
    void anAdoptedServerCanBeStoppedAndStartedAgain() {
        first = new Platform(data, memory);
        int id = first.running("one", null);
        first.crash();
        second = new Platform(data, memory);
        second.lifecycle.stop(Platform.ADMIN, id, false, null);
        second.await(id, ServerStatus.STOPPED);
        second.lifecycle.start(Platform.ADMIN, id);
        second.await(id, ServerStatus.RUNNING);
    }

    @Test
    void aProcessWhosePidWasNeverStoredIsFoundByItsOutput() {
        first = new Platform(data, memory);
        int id = first.running("one", null);
        long pid = first.servers.get(id).pid();
        first.crash();
        memory.serverStore.updateLife(stored().withLife(ServerStatus.STARTING, null, null, 0));

        second = new Platform(data, memory);
        assertThat(second.await(id, ServerStatus.RUNNING).pid()).isEqualTo(pid);
    }

    @Test
    void aProcessThatOnlyHasTheSamePidIsNotOurs() {
        first = new Platform(data, memory);
        int id = first.create("one", null);
        first.crash();
        long other = ProcessHandle.current().pid();
        memory.serverStore.updateLife(
                stored().withLife(ServerStatus.RUNNING, new ProcessIdentity(other, "another start"), null, 0));

        second = new Platform(data, memory);
        assertThat(second.servers.get(id).status()).isEqualTo(ServerStatus.CRASHED);
        assertThat(second.servers.get(id).pid()).isNull();
    }

    @Test
    void whatRanAndIsGoneStartsAgainIfItMay() {
        first = new Platform(data, memory);
        int may = first.create("may", null, true, 3);
        int mayNot = first.create("may not", null, false, 3);
        first.crash();
        for (ServerRecord record : memory.serverStore.list()) {
            memory.serverStore.updateLife(record.withLife(
                    ServerStatus.RUNNING, new ProcessIdentity(4_000_000, "before the reboot"), null, 0));
        }

        second = new Platform(data, memory);
        second.await(may, ServerStatus.RUNNING);
        assertThat(second.servers.get(mayNot).status()).isEqualTo(ServerStatus.CRASHED);
    }

    @Test
    void aServerThatWasStoppingGoesOnStopping() {
        first = new Platform(data, memory);
        int id = first.running("one", null);
        first.crash();
        ServerRecord record = stored();
        memory.serverStore.updateLife(record.withLife(ServerStatus.STOPPING, record.process(), record.startedAt(), 0));

        second = new Platform(data, memory);
        second.await(id, ServerStatus.STOPPED);
    }

    @Test
    void anAdapterThatComesAfterTheServersTellsTheirSlots() {
        first = new Platform(data, memory);
        int id = first.create("one", null);
        first.crash();

        second = Platform.withoutAdapter(data, memory);
        assertThat(second.servers.get(id).maxPlayers()).isNull();

        second.plug();
        Awaitility.await()
                .until(() -> Integer.valueOf(8).equals(second.servers.get(id).maxPlayers()));
    }

    @Test
    void oneServersTroubleKeepsNoOtherFromBeingRecovered() {
        first = new Platform(data, memory);
        int bad = first.running("bad", null);
        int good = first.running("good", null);
        first.crash();
        memory.sectionTrouble = id -> id == bad ? new IllegalStateException("a schema of no sense") : null;

        second = new Platform(data, memory);
        assertThat(second.servers.get(good).pid()).isNotNull();
        assertThat(second.servers.get(bad).pid()).isNotNull();
        assertThat(second.servers.get(bad).maxPlayers()).isNull();

        memory.sectionTrouble = id -> null;
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Integer.valueOf(8)
                .equals(second.servers.get(bad).maxPlayers()));
        assertThat(second.trail(good, "adopted")).hasSize(1);
        assertThat(second.trail(bad, "adopted")).hasSize(1);
    }

    @Test
    void aDatabaseThatGoesAwayMidwayLetsNobodyBeAdoptedTwice() {
        first = new Platform(data, memory);
        int one = first.running("one", null);
        int two = first.running("two", null);
        first.crash();
        AtomicInteger refusals = new AtomicInteger();
        memory.sectionTrouble = id -> id == two && refusals.getAndIncrement() == 0
                ? new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach")
                : null;

        second = new Platform(data, memory);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> Integer.valueOf(8)
                .equals(second.servers.get(two).maxPlayers()));
        assertThat(refusals.get()).isGreaterThan(1);
        assertThat(second.trail(one, "adopted")).hasSize(1);
        assertThat(second.trail(two, "adopted")).hasSize(1);
    }

    private ServerRecord stored() {
        Awaitility.await().until(() -> !memory.serverStore.list().isEmpty());
        return memory.serverStore.list().get(0);
    }
}
