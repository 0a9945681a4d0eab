package io.languard.console;

import io.languard.testkit.mariadb.MariaDbServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The main tasks of the console in a browser, on a MariaDB server. */
class ConsoleOnMariaDbIT {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final ConsoleUnderTest CONSOLE = new ConsoleUnderTest(
            () -> folder, () -> MariaDbServer.environment(MariaDbServer.shared().createDatabase()));

    @Nested
    class MariaDbMission extends MissionTasks {}

    @Nested
    class MariaDbMod extends ModTasks {}

    @Nested
    class MariaDbPlayer extends PlayerTasks {}

    @Nested
    class MariaDbUser extends UserTasks {}
}
