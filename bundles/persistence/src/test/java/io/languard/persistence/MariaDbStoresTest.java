package io.languard.persistence;

import io.languard.persistence.testing.StoreFixture;
import io.languard.testkit.mariadb.MariaDbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Runs the contract tests of every store on a MariaDB server. */
class MariaDbStoresTest {

    private static StoreFixture storeFixture;

    @BeforeAll
    static void open() {
        storeFixture = StoreFixture.on(MariaDbServer.shared().createDatabase());
    }

    @AfterAll
    static void close() {
        storeFixture.close();
    }

    @Nested
    class MariaDbServerStoreTest extends ServerStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbConfigStoreTest extends ConfigStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbEventStoreTest extends EventStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbUserStoreTest extends UserStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbSessionStoreTest extends SessionStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbWorldStoreTest extends WorldStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbMissionStoreTest extends MissionStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbModStoreTest extends ModStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbBanStoreTest extends BanStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbPlayerSessionStoreTest extends PlayerSessionStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbMetricStoreTest extends MetricStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class MariaDbLogStoreTest extends LogStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }
}
