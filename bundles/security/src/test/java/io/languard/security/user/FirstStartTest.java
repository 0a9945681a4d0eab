package io.languard.security.user;

import static io.languard.security.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.ErrorCode;
import io.languard.ports.user.Role;
import io.languard.security.FakeStores;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FirstStartTest {

    @Test
    void theChosenPasswordIsTheAdmins() {
        Platform platform = new Platform();

        platform.login();

        assertThat(platform.generatedPasswords).isEmpty();
        assertThat(platform.users.get(1).role()).isEqualTo(Role.ADMIN);
        assertThat(platform.events.audited("user_created")).singleElement().matches(event -> event.actor()
                .equals("supervisor"));
    }

    @Test
    void withoutOneAPasswordIsGeneratedAndHandedOver() {
        Platform platform = new Platform(new FakeStores(), Optional.empty(), 0);

        platform.start.ready();

        String password = platform.generatedPasswords.get(0);
        assertThat(password).matches("[A-HJKMNP-Za-hjkmnp-z2-9]{20}");
        platform.authentication.login("admin", password, "127.0.0.1");
        assertThat(platform.events.all().toString()).doesNotContain(password);
    }

    @Test
    void theGeneratedPasswordIsGivenOnce() {
        FirstPassword password = new FirstPassword("once");

        assertThat(password.get()).isEqualTo("once");
        assertThat(password.get()).isNull();
    }

    @Test
    void thereIsOneFirstStartOnly() {
        Platform platform = new Platform();
        platform.login();

        Platform next = new Platform(platform.stores, Optional.of("other password"), 0);

        next.login();
        assertThat(next.users.list()).hasSize(1);
    }

    @Test
    void manyAtOnceMakeOneAdmin() {
        Platform platform = new Platform(new FakeStores(), Optional.empty(), 0);

        IntStream.range(0, 16).parallel().forEach(i -> platform.start.ready());

        assertThat(platform.users.list()).hasSize(1);
        assertThat(platform.generatedPasswords).hasSize(1);
    }

    @Test
    void withoutTheDatabaseEverybodyIsToldSoUntilItIsThere() {
        String token = new Platform().login().accessToken();
        Platform platform = new Platform();
        platform.stores.available(false);

        assertError(ErrorCode.DATABASE_UNAVAILABLE, platform::login);
        assertError(ErrorCode.DATABASE_UNAVAILABLE, () -> platform.authentication.verify(token));

        platform.stores.available(true);
        assertError(ErrorCode.UNAUTHORIZED, () -> platform.authentication.verify(token));
        platform.login();
    }

    @Test
    void theAdminAppearsByItselfWhenTheDatabaseDoes() {
        Platform platform = new Platform();
        platform.stores.available(false);
        Housekeeping housekeeping = new Housekeeping(platform.start, platform.sessions, platform.verifier);
        try {
            platform.stores.available(true);
            await().until(() -> !platform.stores.list().isEmpty());
        } finally {
            housekeeping.stop();
        }
    }
}
