package io.languard.contract;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the HTTP API and the WebSocket on what is shipped, with the embedded database. */
class ApiOnEmbeddedIT {

    private static PlatformUnderTest platformUnderTest;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        platformUnderTest = PlatformUnderTest.start(folder, Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        platformUnderTest.close();
    }

    @Nested
    class AuthApi extends AuthApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class EnvelopeApi extends EnvelopeApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class GamesApi extends GamesApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class ServersApi extends ServersApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class ConfigApi extends ConfigApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class MissionsApi extends MissionsApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class ModsApi extends ModsApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class PlayersApi extends PlayersApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class BansApi extends BansApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class RemoteAdminApi extends RemoteAdminApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class LogsApi extends LogsApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class MetricsApi extends MetricsApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class EventsApi extends EventsApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }

    @Nested
    class SocketApi extends SocketApiContract {
        @Override
        PlatformUnderTest platform() {
            return platformUnderTest;
        }
    }
}
