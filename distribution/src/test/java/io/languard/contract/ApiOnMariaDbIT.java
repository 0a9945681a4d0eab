package io.languard.contract;

import io.languard.testkit.mariadb.MariaDbServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the HTTP API and the WebSocket on the shipped installation with a MariaDB server. */
class ApiOnMariaDbIT {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final PlatformExtension PLATFORM = new PlatformExtension(() -> {
        Map<String, String> settings =
                new HashMap<>(MariaDbServer.environment(MariaDbServer.shared().createDatabase()));
        settings.put("LANGUARD_WEBHOOK_PRIVATE", "true");
        return PlatformUnderTest.start(folder, settings);
    });

    @Nested
    class MariaDbAuthApi extends AuthApiContract {}

    @Nested
    class MariaDbRightsApi extends RightsApiContract {}

    @Nested
    class MariaDbTotpApi extends TotpApiContract {}

    @Nested
    class MariaDbEnvelopeApi extends EnvelopeApiContract {}

    @Nested
    class MariaDbGamesApi extends GamesApiContract {}

    @Nested
    class MariaDbServersApi extends ServersApiContract {}

    @Nested
    class MariaDbConfigApi extends ConfigApiContract {}

    @Nested
    class MariaDbConfigImportApi extends ConfigImportApiContract {}

    @Nested
    class MariaDbMissionsApi extends MissionsApiContract {}

    @Nested
    class MariaDbModsApi extends ModsApiContract {}

    @Nested
    class MariaDbPlayersApi extends PlayersApiContract {}

    @Nested
    class MariaDbBackupsApi extends BackupsApiContract {}

    @Nested
    class MariaDbSchedulesApi extends SchedulesApiContract {}

    @Nested
    class MariaDbBansApi extends BansApiContract {}

    @Nested
    class MariaDbRemoteAdminApi extends RemoteAdminApiContract {}

    @Nested
    class MariaDbLogsApi extends LogsApiContract {}

    @Nested
    class MariaDbMetricsApi extends MetricsApiContract {}

    @Nested
    class MariaDbEventsApi extends EventsApiContract {}

    @Nested
    class MariaDbSocketApi extends SocketApiContract {}

    @Nested
    class MariaDbWebhooksApi extends WebhooksApiContract {}
}
