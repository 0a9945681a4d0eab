package io.languard.service.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.ban.NewBan;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerUpdate;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Requests are validated the same way for every endpoint. */
class RequestValidationTest {

    @Test
    void rejectsServersBeyondTheLimits() {
        new NewServer("x".repeat(100), "y".repeat(1000), "arma3", "z".repeat(1024), 65535, 1, null, 100);
        assertRejected(
                () -> new NewServer("", "\u0007", "x".repeat(101), "/x\ny", 0, 65536, null, 101),
                "name",
                "description",
                "game_type",
                "exe_path",
                "game_port",
                "rcon_port",
                "max_restarts");
        new ServerUpdate(null, null, null, null, null, null, null);
        assertRejected(
                () -> new ServerUpdate(" ", "y".repeat(1001), "", 65536, 0, null, -1),
                "name",
                "description",
                "exe_path",
                "game_port",
                "rcon_port",
                "max_restarts");
    }

    @Test
    void rejectsBansBeyondTheLimits() {
        new NewBan("x".repeat(128), null, "y".repeat(500), Duration.ofMinutes(FieldLimits.BAN_MINUTES));
        assertRejected(
                () -> new NewBan(" ", "a\nb", "y".repeat(501), Duration.ofMinutes(FieldLimits.BAN_MINUTES + 1L)),
                "guid",
                "name",
                "reason",
                "duration_minutes");
        assertRejected(
                () -> new NewBan("x".repeat(129), null, null, Duration.ofMinutes(-1)), "guid", "duration_minutes");
    }

    private static void assertRejected(ThrowingCallable request, String... fields) {
        assertThatThrownBy(request).isInstanceOfSatisfying(LanguardException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThat(e.details()).extracting(FieldProblem::field).containsExactly(fields);
        });
    }
}
