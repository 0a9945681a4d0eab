package io.languard.persistence;

import io.languard.persistence.testing.StoreFixture;
import io.languard.testkit.mariadb.MariaDbServer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs the contract tests of every store on a MariaDB server. */
class MariaDbStoresTest {

    @RegisterExtension
    static final StoreExtension STORES =
            new StoreExtension(() -> StoreFixture.on(MariaDbServer.shared().createDatabase()));

    @Nested
    class MariaDbServerStoreTest extends ServerStoreContract {}

    @Nested
    class MariaDbConfigStoreTest extends ConfigStoreContract {}

    @Nested
    class MariaDbEventStoreTest extends EventStoreContract {}

    @Nested
    class ApiKeys extends ApiKeyStoreContract {}

    @Nested
    class Totp extends TotpStoreContract {}

    @Nested
    class MariaDbUserStoreTest extends UserStoreContract {}

    @Nested
    class MariaDbSessionStoreTest extends SessionStoreContract {}

    @Nested
    class Webhooks extends WebhookStoreContract {}

    @Nested
    class MariaDbWorldStoreTest extends WorldStoreContract {}

    @Nested
    class MariaDbBackupStoreTest extends BackupStoreContract {}

    @Nested
    class MariaDbJobStoreTest extends JobStoreContract {}

    @Nested
    class MariaDbMissionStoreTest extends MissionStoreContract {}

    @Nested
    class MariaDbModStoreTest extends ModStoreContract {}

    @Nested
    class MariaDbBanStoreTest extends BanStoreContract {}

    @Nested
    class MariaDbPlayerSessionStoreTest extends PlayerSessionStoreContract {}

    @Nested
    class MariaDbMetricStoreTest extends MetricStoreContract {}

    @Nested
    class MariaDbLogStoreTest extends LogStoreContract {}

    @Nested
    class Schedules extends ScheduleStoreContract {}

    @Nested
    class MariaDbSchemaTest extends SchemaContract {}
}
