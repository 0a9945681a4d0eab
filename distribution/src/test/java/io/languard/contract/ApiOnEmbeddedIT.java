package io.languard.contract;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the HTTP API and the WebSocket on the shipped installation with the embedded database. */
class ApiOnEmbeddedIT {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final PlatformExtension PLATFORM =
            new PlatformExtension(() -> PlatformUnderTest.start(folder, Map.of("LANGUARD_WEBHOOK_PRIVATE", "true")));

    @Nested
    class EmbeddedAuthApi extends AuthApiContract {}

    @Nested
    class EmbeddedRightsApi extends RightsApiContract {}

    @Nested
    class EmbeddedTotpApi extends TotpApiContract {}

    @Nested
    class EmbeddedEnvelopeApi extends EnvelopeApiContract {}

    @Nested
    class EmbeddedGamesApi extends GamesApiContract {}

    @Nested
    class EmbeddedServersApi extends ServersApiContract {}

    @Nested
    class EmbeddedConfigApi extends ConfigApiContract {}

    @Nested
    class EmbeddedConfigImportApi extends ConfigImportApiContract {}

    @Nested
    class EmbeddedMissionsApi extends MissionsApiContract {}

    @Nested
    class EmbeddedModsApi extends ModsApiContract {}

    @Nested
    class EmbeddedPlayersApi extends PlayersApiContract {}

    @Nested
    class EmbeddedBackupsApi extends BackupsApiContract {}

    @Nested
    class EmbeddedBansApi extends BansApiContract {}

    @Nested
    class EmbeddedRemoteAdminApi extends RemoteAdminApiContract {}

    @Nested
    class EmbeddedLogsApi extends LogsApiContract {}

    @Nested
    class EmbeddedMetricsApi extends MetricsApiContract {}

    @Nested
    class EmbeddedEventsApi extends EventsApiContract {}

    @Nested
    class EmbeddedSocketApi extends SocketApiContract {}

    @Nested
    class EmbeddedSchedulesApi extends SchedulesApiContract {}

    @Nested
    class EmbeddedWebhooksApi extends WebhooksApiContract {}

    @Nested
    class EmbeddedConsoleFiles extends ConsoleFilesContract {}
}
