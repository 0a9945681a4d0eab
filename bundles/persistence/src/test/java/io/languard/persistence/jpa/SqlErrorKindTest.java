package io.languard.persistence.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlErrorKindTest {

    @Test
    void aFailedFileWriteCountsAsALostConnection() {
        IOException full = new IOException("No space left on device");
        assertThat(SqlErrorKind.of(new IllegalStateException(
                        new SQLException("General error", "HY000", 50000, new IllegalStateException(full)))))
                .isEqualTo(SqlErrorKind.CONNECTION_LOST);
        assertThat(SqlErrorKind.of(new SQLException("General error", "HY000", 50000, new ArithmeticException())))
                .isEqualTo(SqlErrorKind.OTHER);
    }
}
