package io.languard.service.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.service.ban.NewBan;
import io.languard.service.server.NewServer;
import io.languard.service.server.ServerUpdate;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests are validated the same way for every endpoint. */
class RequestValidationTest {

    private static final Map<Class<?>, Object> VALID =
            Map.of(String.class, "x", int.class, 1, Integer.class, 1, Boolean.class, true);

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
        new NewBan("x".repeat(128), null, "y".repeat(500), Duration.ofMinutes(FieldLimits.MAX_BAN_MINUTES));
        assertRejected(
                () -> new NewBan(" ", "a\nb", "y".repeat(501), Duration.ofMinutes(FieldLimits.MAX_BAN_MINUTES + 1L)),
                "guid",
                "name",
                "reason",
                "duration_minutes");
        assertRejected(
                () -> new NewBan("x".repeat(129), null, null, Duration.ofMinutes(-1)), "guid", "duration_minutes");
    }

    @ParameterizedTest
    @ValueSource(classes = {NewServer.class, ServerUpdate.class})
    void annotationsDescribeTheLimitsThatAreEnforced(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Size length = component.getAccessor().getAnnotation(Size.class);
            if (length != null) {
                create(type, component, "x".repeat(length.max()));
                assertRejected(() -> create(type, component, "x".repeat(length.max() + 1)), wireName(component));
            }
            if (length != null && length.min() > 0) {
                create(type, component, "x".repeat(length.min()));
                assertRejected(() -> create(type, component, "x".repeat(length.min() - 1)), wireName(component));
            }
            Min min = component.getAccessor().getAnnotation(Min.class);
            Max max = component.getAccessor().getAnnotation(Max.class);
            if (min != null && max != null) {
                create(type, component, (int) min.value());
                create(type, component, (int) max.value());
                assertRejected(() -> create(type, component, (int) min.value() - 1), wireName(component));
                assertRejected(() -> create(type, component, (int) max.value() + 1), wireName(component));
            }
            assertThat(length != null || min != null || component.getType() == Boolean.class)
                    .as(component.getName())
                    .isTrue();
        }
    }

    /** Creates a request in which all components but one have valid values. */
    private static void create(Class<?> type, RecordComponent component, Object value) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class[]::new);
        Object[] values = Stream.of(components)
                .map(other -> other.getName().equals(component.getName()) ? value : VALID.get(other.getType()))
                .toArray();
        try {
            type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw (LanguardException) e.getCause();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static String wireName(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static void assertRejected(ThrowingCallable request, String... fields) {
        assertThatThrownBy(request).isInstanceOfSatisfying(LanguardException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
            assertThat(e.details()).extracting(FieldProblem::field).containsExactly(fields);
        });
    }
}
