package io.languard.persistence;

import io.languard.persistence.testing.Bed;
import io.languard.testkit.mariadb.MariaDbServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** Every store on a MariaDB server. */
class MariaDbStoresTest {

    private static Bed bed;

    @BeforeAll
    static void open() {
        bed = Bed.on(MariaDbServer.shared().createDatabase());
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
