package io.languard.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.persistence.testing.StoreLogCapture;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutageLoggerTest {

    @Test
    void logsTheReasonOnceAndAdminErrorsOnceMore() {
        DatabaseLocation databaseLocation = new EmbeddedDatabaseLocation(Path.of("/data"));
        OutageLogger outageLogger = new OutageLogger(databaseLocation);
        try (StoreLogCapture log = new StoreLogCapture()) {
            outageLogger.down(new SQLException("Connection refused"));
            outageLogger.down(new SQLException("Connection reset"));
            outageLogger.down(new SQLException("Access denied", "28000", 1045));
            outageLogger.down(new SQLException("Access denied", "28000", 1045));
            outageLogger.down(new SQLException("Connection refused"));
            outageLogger.up();
            outageLogger.up();
            outageLogger.down(new SQLException("Connection refused"));

            assertThat(log.lines())
                    .containsExactly(
                            "WARN Database /data/languard is unavailable: Connection refused",
                            "WARN Database /data/languard is unavailable: Access denied",
                            "INFO Database /data/languard is available again",
                            "WARN Database /data/languard is unavailable: Connection refused");
        }
    }
}
