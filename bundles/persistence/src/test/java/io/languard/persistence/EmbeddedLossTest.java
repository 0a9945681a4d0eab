package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.LanguardException;
import io.languard.persistence.connection.EmbeddedDatabaseLocation;
import io.languard.persistence.testing.StoreFixture;
import io.languard.persistence.testing.StoreLogCapture;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the embedded database after it has closed itself because its file could not be written, as on a full disk. */
class EmbeddedLossTest {

    @TempDir
    private Path data;

    @Test
    void reopensADatabaseThatClosedItself() throws SQLException {
        try (StoreLogCapture log = new StoreLogCapture();
                StoreFixture storeFixture = StoreFixture.embedded(data)) {
            assertThat(storeFixture.servers().list()).isEmpty();

            closeStore();

            assertThatThrownBy(() -> storeFixture.servers().list()).isInstanceOf(LanguardException.class);
            await().ignoreExceptionsInstanceOf(LanguardException.class)
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> storeFixture.servers().list().isEmpty());
            assertThat(log.lines())
                    .containsExactly(
                            "WARN Database " + file() + " is unavailable: The database has been closed [90098-240]",
                            "INFO Database " + file() + " is available again");
        }
    }

    @Test
    void reopensRepeatedlyUnderLoad() throws Exception {
        try (StoreFixture storeFixture = StoreFixture.embedded(data);
                DatabaseLoad databaseLoad = new DatabaseLoad(storeFixture)) {
            for (int round = 0; round < 3; round++) {
                int before = databaseLoad.succeeded.get();
                await().until(() -> databaseLoad.succeeded.get() > before + 100);

                closeStore();

                await().until(() -> databaseLoad.rejected.get() > 0);
                await().atMost(Duration.ofSeconds(10))
                        .until(() -> storeFixture.database().available());
            }
            int before = databaseLoad.succeeded.get();
            await().until(() -> databaseLoad.succeeded.get() > before + 100);
        }
    }

    private Path file() {
        return data.resolve("database/languard");
    }

    /** Closes the store as the engine does when a write fails. */
    private void closeStore() throws SQLException {
        MVStore store;
        try (Connection connection = new EmbeddedDatabaseLocation(data.resolve("database"))
                .dataSource()
                .getConnection()) {
            SessionLocal session =
                    (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
            store = session.getDatabase().getStore().getMvStore();
        }
        store.closeImmediately();
    }
}
