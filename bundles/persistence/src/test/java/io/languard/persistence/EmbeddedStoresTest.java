package io.languard.persistence;

import io.languard.persistence.testing.Bed;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** Every store on the embedded database. */
class EmbeddedStoresTest {

    private static Bed bed;

    @BeforeAll
    static void open(@TempDir Path data) {
        bed = Bed.embedded(data);
    }

    @AfterAll
    static void close() {
        bed.close();
    }

    @Nested
    class Servers extends ServerStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Configs extends ConfigStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Events extends EventStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Users extends UserStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Worlds extends WorldStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Missions extends MissionStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Mods extends ModStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Bans extends BanStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Visits extends VisitStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Metrics extends MetricStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }

    @Nested
    class Logs extends LogStoreContract {
        @Override
        Bed bed() {
            return bed;
        }
    }
}
