package io.languard.contract;

import io.languard.testkit.mariadb.MariaDb;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the HTTP API and the WebSocket on what is shipped, with a MariaDB. */
class ApiOnMariaDbIT {

    private static Platform platform;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        platform = Platform.start(folder, MariaDb.environment(MariaDb.shared().createDatabase()));
    }

    @AfterAll
    static void stop() throws Exception {
        platform.close();
    }

    @Nested
    class Auth extends AuthContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Envelope extends EnvelopeContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Games extends GamesContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Servers extends ServersContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Config extends ConfigContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Missions extends MissionsContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Mods extends ModsContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Players extends PlayersContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Bans extends BansContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class RemoteAdmin extends RemoteAdminContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Logs extends LogsContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Metrics extends MetricsContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Events extends EventsContract {
        @Override
        Platform platform() {
            return platform;
        }
    }

    @Nested
    class Socket extends SocketContract {
        @Override
        Platform platform() {
            return platform;
        }
    }
}
