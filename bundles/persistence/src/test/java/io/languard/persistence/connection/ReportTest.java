package io.languard.persistence.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.persistence.testing.Logged;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void tellsOnceWhyAndOnceMoreWhatOnlyPeopleCanMend() {
        Place place = new EmbeddedPlace(Path.of("/data"));
        Report report = new Report(place);
        try (Logged log = new Logged()) {
            report.down(new SQLException("Connection refused"));
            report.down(new SQLException("Connection reset"));
            report.down(new SQLException("Access denied", "28000", 1045));
            report.down(new SQLException("Access denied", "28000", 1045));
            report.down(new SQLException("Connection refused"));
            report.up();
            report.up();
            report.down(new SQLException("Connection refused"));

            assertThat(log.lines())
                    .containsExactly(
                            "WARN Database /data/languard is out of reach: Connection refused",
                            "WARN Database /data/languard is out of reach: Access denied",
                            "INFO Database /data/languard is back",
                            "WARN Database /data/languard is out of reach: Connection refused");
        }
    }
}
