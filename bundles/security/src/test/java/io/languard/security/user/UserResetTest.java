package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.languard.api.error.ErrorCode;
import io.languard.service.event.AuditRecord;
import io.languard.service.user.Credentials;
import io.languard.service.user.Role;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.spi.event.EventStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UserResetTest {

    private final SecurityFixture fixture = new SecurityFixture();
    private final List<AuditRecord> recorded = new ArrayList<>();
    private final UserReset reset =
            new UserReset(fixture.stores, fixture.totpStore, new RecordingStore(), fixture.passwords, fixture.clock);

    private final class RecordingStore implements EventStore {

        @Override
        public void append(List<AuditRecord> events) {
            recorded.addAll(events);
        }

        @Override
        public List<AuditRecord> query(Integer serverId, String type, int limit, int offset) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long count(Integer serverId, String type) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void theUserLogsInWithTheNewPasswordAlone() {
        String token = fixture.login().accessToken();
        fixture.totpStore.begin(1, "secret");
        fixture.totpStore.confirm(1, "secret", 1, List.of("hash"));

        UserReset.Result result = reset.reset("admin");

        assertThat(result.hadTotp()).isTrue();
        assertThat(result.disabled()).isFalse();
        SecurityFixture next = fixture.restarted();
        assertError(ErrorCode.UNAUTHORIZED, next::login);
        next.authentication.login(Credentials.of("admin", result.password()), "127.0.0.1");
        assertError(ErrorCode.UNAUTHORIZED, () -> next.authentication.verify(token));
        assertThat(recorded)
                .extracting(AuditRecord::type, AuditRecord::actor, AuditRecord::detail)
                .containsExactly(
                        tuple("password_reset", "shell", "{\"user_id\":1,\"username\":\"admin\",\"role\":\"admin\"}"),
                        tuple("totp_reset", "shell", "{\"user_id\":1,\"username\":\"admin\"}"));
        assertThat(recorded.toString()).doesNotContain(result.password());
    }

    @Test
    void aDisabledUserStaysDisabledAndNothingElseIsRecorded() {
        fixture.login();
        User eve = fixture.user("eve", Role.VIEWER);
        fixture.users.update(SecurityFixture.ACTOR, eve.id(), new UserChange(null, null, true));

        UserReset.Result result = reset.reset("eve");

        assertThat(result.disabled()).isTrue();
        assertThat(result.hadTotp()).isFalse();
        assertThat(recorded).extracting(AuditRecord::type).containsExactly("password_reset");
    }

    @Test
    void anUnknownUserIsAnErrorThatNamesTheAdmins() {
        fixture.login();
        fixture.user("eve", Role.VIEWER);

        assertError(ErrorCode.NOT_FOUND, () -> reset.reset("root"))
                .withMessage("there is no user 'root'; the enabled admins are: admin");
        assertThat(recorded).isEmpty();
    }
}
