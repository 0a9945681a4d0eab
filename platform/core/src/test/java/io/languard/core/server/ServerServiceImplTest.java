package io.languard.core.server;

import static io.languard.core.ExceptionAssertions.assertRefused;

import io.languard.api.error.ErrorCode;
import io.languard.core.InMemoryStores;
import io.languard.core.TestCore;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerUpdate;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
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

    private void create(String name, String exePath, int gamePort) {
        platform.servers.create(TestCore.ADMIN, new NewServer(name, null, "fake", exePath, gamePort, null, null, null));
    }

    private void change(String name, String exePath, Integer gamePort) {
        platform.servers.update(TestCore.ADMIN, 2, new ServerUpdate(name, null, exePath, gamePort, null, null, null));
    }
}
