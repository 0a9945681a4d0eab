package io.languard.core.server;

import static io.languard.core.ExceptionAssertions.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.event.PlatformEvent;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerUpdate;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerServiceImplTest {

    @TempDir
    Path data;

    TestCore platform;
    int port;

    @BeforeEach
    void start() {
        platform = new TestCore(data, new InMemoryStores());
        port = platform.servers
                .get(TestCore.VIEWER, platform.create("one", null))
                .gamePort();
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void conflictsAreReportedBeforeDisallowedExecutables() {
        int free = FreePorts.first(2);
        assertRefused(ErrorCode.CONFLICT, () -> create("one", "/bin/nonsense", port));
        assertRefused(ErrorCode.PORT_IN_USE, () -> create("two", "/bin/nonsense", port));
        assertRefused(ErrorCode.EXE_NOT_ALLOWED, () -> create("two", "/bin/nonsense", free));

        create("two", "/bin/sh", free);
        assertRefused(ErrorCode.CONFLICT, () -> change("one", "/bin/nonsense", null));
        assertRefused(ErrorCode.PORT_IN_USE, () -> change(null, "/bin/nonsense", port));
        assertRefused(ErrorCode.EXE_NOT_ALLOWED, () -> change(null, "/bin/nonsense", null));
    }

    @Test
    void publishesWhichServersWereCreatedChangedAndDeleted() {
        create("two", "/bin/sh", FreePorts.first(2));
        change("renamed", null, null);
        platform.configs.update(TestCore.ADMIN, 2, "main", Map.of("script", "exit"), 1);
        platform.servers.delete(TestCore.ADMIN, 2);

        Awaitility.await().untilAsserted(() -> assertThat(platform.recorded.eventsOf(PlatformEvent.ServerRemoved.class))
                .extracting(PlatformEvent.ServerRemoved::serverId)
                .containsExactly(2));
        assertThat(platform.recorded.eventsOf(PlatformEvent.ServerChanged.class))
                .filteredOn(event -> event.serverId() == 2)
                .hasSizeGreaterThanOrEqualTo(2);
    }

    private void create(String name, String exePath, int gamePort) {
        platform.servers.create(TestCore.ADMIN, new NewServer(name, null, "fake", exePath, gamePort, null, null, null));
    }

    private void change(String name, String exePath, Integer gamePort) {
        platform.servers.update(TestCore.ADMIN, 2, new ServerUpdate(name, null, exePath, gamePort, null, null, null));
    }
}
