package io.languard.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.log.LogLevel;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.log.LogLine;
import io.languard.service.log.LogQuery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogServiceImplTest {

    static final String LINE = "Player #0 One (203.0.113.9:2304) connected";

    @TempDir
    Path data;

    final InMemoryStores memory = new InMemoryStores();
    TestCore platform;
    int id;

    @BeforeEach
    void start() {
        platform = new TestCore(data, memory);
        id = platform.create("one", null);
        memory.logStore.append(id, List.of(new LogLine(0, Instant.now(), LogLevel.INFO, LINE)), List.of());
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void onlyAdminsSeeAddresses() {
        LogQuery all = new LogQuery(null, null, null, 10, 0);
        assertThat(platform.logs.query(TestCore.VIEWER, id, all).lines())
                .extracting(LogLine::message)
                .containsExactly("Player #0 One (***) connected");
        assertThat(platform.logs.query(TestCore.ADMIN, id, all).lines())
                .extracting(LogLine::message)
                .containsExactly(LINE);
    }

    @Test
    void aSearchRevealsNoAddress() {
        LogQuery guess = new LogQuery(null, null, "203.0.113.9", 10, 0);
        assertThat(platform.logs.query(TestCore.VIEWER, id, guess).total()).isZero();
        assertThat(platform.logs.query(TestCore.ADMIN, id, guess).total()).isEqualTo(1);
    }
}
