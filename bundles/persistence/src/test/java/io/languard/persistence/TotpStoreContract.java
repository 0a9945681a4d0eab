package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Role;
import io.languard.spi.user.TotpRecord;
import io.languard.spi.user.TotpStore;
import io.languard.spi.user.UserRecord;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

abstract class TotpStoreContract extends StoreContract {

    private TotpStore totp() {
        return fixture().totp();
    }

    private int confirmed(long step, String... recoveryHashes) {
        int user = storedUser(Role.VIEWER).id();
        totp().begin(user, "v1:a");
        assertThat(totp().confirm(user, "v1:a", step, List.of(recoveryHashes))).isTrue();
        return user;
    }

    @Test
    void aSecretCountsOnceItIsConfirmed() {
        int user = storedUser(Role.ADMIN).id();
        assertThat(totp().find(user)).isEmpty();

        assertThat(totp().begin(user, "v1:a")).isTrue();
        assertThat(totp().find(user)).contains(new TotpRecord(user, "v1:a", false, 0, 0));
        assertThat(fixture().users().find(user).orElseThrow().totp()).isFalse();
        assertThat(totp().useStep(user, 5)).isFalse();
        assertThat(totp().delete(user)).isFalse();

        totp().begin(user, "v1:a");
        assertThat(totp().begin(user, "v1:b")).isTrue();
        assertThat(totp().confirm(user, "v1:a", 7, List.of("x"))).isFalse();
        assertThat(totp().confirm(user, "v1:b", 7, List.of("x", "y"))).isTrue();
        assertThat(totp().confirm(user, "v1:b", 8, List.of("z"))).isFalse();
        assertThat(totp().begin(user, "v1:c")).isFalse();

        assertThat(totp().find(user)).contains(new TotpRecord(user, "v1:b", true, 7, 2));
        UserRecord stored = fixture().users().find(user).orElseThrow();
        assertThat(stored.totp()).isTrue();
        assertThat(fixture().users().list()).containsExactly(stored);
        assertThat(fixture().users().find(stored.username())).contains(stored);
    }

    @Test
    void theCodeOfAStepIsUsedOnceAndNoEarlierOneAfterIt() throws Exception {
        int user = confirmed(100);

        assertThat(totp().useStep(user, 100)).isFalse();
        List<Callable<Boolean>> uses = Collections.nCopies(8, () -> totp().useStep(user, 102));
        assertThat(runConcurrently(uses)).containsOnlyOnce(true);
        fixture().reopen();
        assertThat(totp().useStep(user, 102)).isFalse();
        assertThat(totp().useStep(user, 101)).isFalse();
        assertThat(totp().useStep(user, 103)).isTrue();
    }

    @Test
    void aRecoveryCodeIsUsedOnceAndOnlyByItsUser() throws Exception {
        int user = confirmed(1, "a", "b");
        int other = confirmed(1, "c");

        assertThat(totp().useRecoveryCode(other, "a")).isFalse();
        List<Callable<Boolean>> uses = new ArrayList<>(Collections.nCopies(8, () -> totp().useRecoveryCode(user, "a")));
        assertThat(runConcurrently(uses)).containsOnlyOnce(true);
        fixture().reopen();
        assertThat(totp().useRecoveryCode(user, "a")).isFalse();
        assertThat(totp().find(user).orElseThrow().recoveryCodes()).isEqualTo(1);
    }

    @Test
    void aSecretEndsWithItsUserOrByItself() {
        int user = confirmed(1, "a");
        int other = confirmed(1, "a");

        assertThat(totp().delete(user)).isTrue();
        assertThat(totp().delete(user)).isFalse();
        assertThat(totp().find(user)).isEmpty();
        assertThat(totp().useRecoveryCode(user, "a")).isFalse();
        assertThat(fixture().users().find(user).orElseThrow().totp()).isFalse();
        assertThat(totp().useRecoveryCode(other, "a")).isTrue();

        fixture().users().delete(other);
        assertThat(totp().find(other)).isEmpty();
        assertThatThrownBy(() -> totp().begin(other, "v1:a"))
                .isInstanceOfSatisfying(
                        LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
}
