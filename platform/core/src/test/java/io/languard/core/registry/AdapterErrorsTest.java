package io.languard.core.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.ErrorType;
import io.languard.api.error.LanguardException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how errors thrown by adapters are translated. */
class AdapterErrorsTest {

    final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdown();
    }

    @Test
    void anAdapterSpecificCodeReachesTheClient() {
        LanguardException seen =
                error(() -> new LanguardException("LICENCE_EXPIRED", ErrorType.EXTERNAL, "Renew it", null));
        assertThat(seen.codeName()).isEqualTo("LICENCE_EXPIRED");
        assertThat(seen.type()).isEqualTo(ErrorType.EXTERNAL);
        assertThat(seen).hasMessage("Renew it");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHORIZED", "TOTP_REQUIRED", "TOTP_SETUP_REQUIRED", "FORBIDDEN", "RATE_LIMITED"})
    void aCodeReservedToThePlatformBecomesAnInternalError(ErrorCode code) {
        assertThat(error(() -> new LanguardException(code, "Go away")).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UNAUTHORIZED", "no", "", "WITH SPACE", "1ST"})
    void anAdapterSpecificCodeIsWellFormedAndNotAPlatformCode(String code) {
        assertThatThrownBy(() -> new LanguardException(code, ErrorType.USER, "Because", null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private LanguardException error(Supplier<LanguardException> thrown) {
        GuardedService<Object> adapter =
                new GuardedService<>(ServiceOwner.game("chess", null), new Object(), threads, new Bulkhead(1));
        return catchThrowableOfType(
                LanguardException.class,
                () -> adapter.call(service -> {
                    throw thrown.get();
                }));
    }
}
