package io.languard.core.server;

import static io.languard.core.Refusals.refused;

import io.languard.api.error.ErrorCode;
import io.languard.core.Memory;
import io.languard.core.Platform;
import io.languard.ports.server.NewServer;
import io.languard.ports.server.ServerChange;
import io.languard.testkit.FreePorts;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerServiceTest {

    @TempDir
    Path data;

    Platform platform;
    int port;

    @BeforeEach
    void start() {
        platform = new Platform(data, new Memory());
        port = platform.servers.get(platform.create("one", null)).gamePort();
    }

    @AfterEach
    void stop() {
        platform.crash();
    }

    @Test
    void whatIsTakenIsRefusedBeforeWhatIsNotAllowed() {
        int free = FreePorts.first(2);
        refused(ErrorCode.CONFLICT, () -> create("one", "/bin/nonsense", port));
        refused(ErrorCode.PORT_IN_USE, () -> create("two", "/bin/nonsense", port));
        refused(ErrorCode.EXE_NOT_ALLOWED, () -> create("two", "/bin/nonsense", free));

        create("two", "/bin/sh", free);
        refused(ErrorCode.CONFLICT, () -> change("one", "/bin/nonsense", null));
        refused(ErrorCode.PORT_IN_USE, () -> change(null, "/bin/nonsense", port));
        refused(ErrorCode.EXE_NOT_ALLOWED, () -> change(null, "/bin/nonsense", null));
    }

    private void create(String name, String exePath, int gamePort) {
        platform.servers.create(Platform.ADMIN, new NewServer(name, null, "fake", exePath, gamePort, null, null, null));
    }

    private void change(String name, String exePath, Integer gamePort) {
        platform.servers.update(Platform.ADMIN, 2, new ServerChange(name, null, exePath, gamePort, null, null, null));
    }
}
