package io.languard.persistence;

import io.languard.persistence.testing.StoreFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Runs the contract tests of every store on the embedded database. */
class EmbeddedStoresTest {

    private static StoreFixture storeFixture;

    @BeforeAll
    static void open(@TempDir Path data) {
        storeFixture = StoreFixture.embedded(data);
    }

    @AfterAll
    static void close() {
        storeFixture.close();
    }

    @Nested
    class EmbeddedServerStoreTest extends ServerStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedConfigStoreTest extends ConfigStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedEventStoreTest extends EventStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedUserStoreTest extends UserStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedSessionStoreTest extends SessionStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedWorldStoreTest extends WorldStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedMissionStoreTest extends MissionStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedModStoreTest extends ModStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedBanStoreTest extends BanStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedPlayerSessionStoreTest extends PlayerSessionStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedMetricStoreTest extends MetricStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }

    @Nested
    class EmbeddedLogStoreTest extends LogStoreContract {
        @Override
        StoreFixture fixture() {
            return storeFixture;
        }
    }
}
