package io.languard.persistence.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogLevel;
import io.languard.logstore.ColumnarLogStore;
import io.languard.persistence.testing.StoreFixture;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogPage;
import io.languard.service.log.LogQuery;
import io.languard.service.server.ServerDefinition;
import io.languard.service.server.ServerStatus;
import io.languard.spi.server.ServerRecord;
import io.languard.spi.server.ServerRunState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases that the contract of all databases leaves out, because they take long or need SQL. */
class JpaLogStoreTest {

    private static final LogQuery ALL = new LogQuery(null, null, null, 1_000_000, 0);

    private StoreFixture storeFixture;
    private int server;

    @BeforeEach
    void open(@TempDir Path data) {
        storeFixture = StoreFixture.embedded(data);
        server = storeFixture
                .servers()
                .insert(
                        new ServerRecord(
                                0,
                                new ServerDefinition("s", "", "g", "/x", 1, null, false, 0),
                                new ServerRunState(ServerStatus.STOPPED, null, null, 0, null),
                                Instant.EPOCH,
                                Instant.EPOCH),
                        List.of())
                .id();
    }

    @AfterEach
    void close() {
        storeFixture.close();
    }

    private static List<LogLine> lines(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> new LogLine(0, Instant.ofEpochMilli(i), LogLevel.INFO, "line " + i))
                .toList();
    }

    @Test
    void ofTooManyLinesTheOldestGo() {
        JpaLogStore logs = new JpaLogStore(storeFixture.database(), 10_000);
        for (int i = 0; i < 30_000; i += 700) {
            logs.append(server, lines(i, i + 700), List.of());
            assertThat(logs.query(server, new LogQuery(null, null, null, 1, 0)).total())
                    .isBetween(Math.min(i + 700L, 10_000 - ColumnarLogStore.CHUNK_LINES), 10_000L);
        }

        LogPage page = logs.query(server, ALL);
        assertThat(page.lines()).hasSize((int) page.total());
        assertThat(page.lines().get(0).message()).isEqualTo("line 30099");
        assertThat(page.lines().get(page.lines().size() - 1).message()).isEqualTo("line " + (30_100 - page.total()));
    }

    @Test
    void aBatchBeyondTheBoundLeavesItsNewestLines() {
        JpaLogStore logs = new JpaLogStore(storeFixture.database(), 10_000);

        logs.append(server, lines(0, 25_000), List.of());

        LogPage page = logs.query(server, ALL);
        assertThat(page.total()).isBetween(10_000L - ColumnarLogStore.CHUNK_LINES, 10_000L);
        assertThat(page.lines().get(0).message()).isEqualTo("line 24999");
    }

    @Test
    void whatAnotherProgramChangedIsNoticed() {
        JpaLogStore logs = new JpaLogStore(storeFixture.database());
        logs.append(server, lines(0, 100), List.of());
        storeFixture.execute("DELETE FROM log_chunks");

        assertThat(logs.query(server, new LogQuery(null, null, null, 0, 0)).total())
                .isZero();

        logs.append(server, lines(0, 2), List.of());
        storeFixture.execute("DELETE FROM log_chunks");
        logs.append(server, lines(2, 2_000), List.of());

        assertThat(logs.query(server, ALL).lines()).hasSize(1_998);
    }

    @Test
    void aLogOfManyChunksIsClearedAndDeletedInSteps() {
        JpaLogStore logs = new JpaLogStore(storeFixture.database());
        for (int i = 0; i < 250; i++) {
            logs.append(server, lines(0, 1_100), List.of());
        }
        logs.clear(server);
        assertThat(logs.query(server, ALL).total()).isZero();
        assertThat(storeFixture.queryValue("SELECT COUNT(*) FROM log_chunks")).isEqualTo("1");

        for (int i = 0; i < 250; i++) {
            logs.append(server, lines(0, 1_100), List.of());
        }
        logs.purge(Instant.ofEpochMilli(1_100));
        assertThat(logs.query(server, ALL).total()).isZero();
        assertThat(storeFixture.queryValue("SELECT COUNT(*) FROM log_chunks")).isEqualTo("1");
    }
}
