package io.languard.contract;

import io.languard.testkit.mariadb.MariaDbServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the HTTP API and the WebSocket on the shipped installation with a MariaDB server. */
class ApiOnMariaDbIT {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final PlatformExtension PLATFORM = new PlatformExtension(() -> PlatformUnderTest.start(
            folder, MariaDbServer.environment(MariaDbServer.shared().createDatabase())));

    @Nested
    class AuthApi extends AuthApiContract {}

    @Nested
    class EnvelopeApi extends EnvelopeApiContract {}

    @Nested
    class GamesApi extends GamesApiContract {}

    @Nested
    class ServersApi extends ServersApiContract {}

    @Nested
    class ConfigApi extends ConfigApiContract {}

    @Nested
    class MissionsApi extends MissionsApiContract {}

    @Nested
    class ModsApi extends ModsApiContract {}

    @Nested
    class PlayersApi extends PlayersApiContract {}

    @Nested
    class BansApi extends BansApiContract {}

    @Nested
    class RemoteAdminApi extends RemoteAdminApiContract {}

    @Nested
    class LogsApi extends LogsApiContract {}

    @Nested
    class MetricsApi extends MetricsApiContract {}

    @Nested
    class EventsApi extends EventsApiContract {}

    @Nested
    class SocketApi extends SocketApiContract {}
}
