package io.languard.persistence;

import io.languard.persistence.testing.StoreFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract tests of every store on the embedded database. */
class EmbeddedStoresTest {

    @TempDir
    static Path data;

    @RegisterExtension
    static final StoreExtension STORES = new StoreExtension(() -> StoreFixture.embedded(data));

    @Nested
    class EmbeddedServerStoreTest extends ServerStoreContract {}

    @Nested
    class EmbeddedConfigStoreTest extends ConfigStoreContract {}

    @Nested
    class EmbeddedEventStoreTest extends EventStoreContract {}

    @Nested
    class ApiKeys extends ApiKeyStoreContract {}

    @Nested
    class Totp extends TotpStoreContract {}

    @Nested
    class EmbeddedUserStoreTest extends UserStoreContract {}

    @Nested
    class EmbeddedSessionStoreTest extends SessionStoreContract {}

    @Nested
    class Webhooks extends WebhookStoreContract {}

    @Nested
    class EmbeddedWorldStoreTest extends WorldStoreContract {}

    @Nested
    class EmbeddedBackupStoreTest extends BackupStoreContract {}

    @Nested
    class EmbeddedJobStoreTest extends JobStoreContract {}

    @Nested
    class EmbeddedMissionStoreTest extends MissionStoreContract {}

    @Nested
    class EmbeddedModStoreTest extends ModStoreContract {}

    @Nested
    class EmbeddedBanStoreTest extends BanStoreContract {}

    @Nested
    class EmbeddedPlayerSessionStoreTest extends PlayerSessionStoreContract {}

    @Nested
    class EmbeddedMetricStoreTest extends MetricStoreContract {}

    @Nested
    class EmbeddedLogStoreTest extends LogStoreContract {}

    @Nested
    class Schedules extends ScheduleStoreContract {}

    @Nested
    class EmbeddedSchemaTest extends SchemaContract {}
}
