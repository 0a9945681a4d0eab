package io.languard.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.spi.user.ApiKeyRecord;
import io.languard.spi.user.UserRecord;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class ApiKeyStoreContract extends StoreContract {

    private static ApiKeyRecord key(int userId, String hash, Grant... grants) {
        return new ApiKeyRecord(
                0,
                userId,
                EMOJI,
                hash,
                List.of(grants),
                List.of("10.0.0.0/8", "fd00::/8"),
                NOW,
                NOW.plusSeconds(60),
                null,
                null);
    }

    @Test
    void readsBackEveryField() {
        int server = stored("one").id();
        UserRecord user = storedUser(Role.VIEWER);
        ApiKeyRecord key = key(
                user.id(),
                "a",
                Grant.everywhere(Set.of(Permission.MODS_MANAGE)),
                new Grant(server, Set.of(Permission.SERVER_VIEW, Permission.SERVER_POWER)));

        ApiKeyRecord stored = fixture().apiKeys().insert(key);
        assertThat(stored).usingRecursiveComparison().ignoringFields("id").isEqualTo(key);
        assertThat(fixture().apiKeys().list()).containsExactly(stored);
        assertThat(fixture().users().list()).containsExactly(user);
        assertThat(fixture().users().find(user.username())).contains(user);

        fixture().apiKeys().updateLastUse(stored.id(), NOW, "192.0.2.1");
        assertThat(fixture().apiKeys().list()).singleElement().satisfies(used -> {
            assertThat(used.lastUsedAt()).isEqualTo(NOW);
            assertThat(used.lastUsedFrom()).isEqualTo("192.0.2.1");
        });
    }

    @Test
    void grantsOfAUserAreNotThoseOfTheirKeys() {
        UserRecord user = storedUser(Role.VIEWER);
        ApiKeyRecord key =
                fixture().apiKeys().insert(key(user.id(), "a", Grant.everywhere(Set.of(Permission.MODS_MANAGE))));

        fixture().users().replaceGrants(user.id(), List.of(Grant.everywhere(Set.of(Permission.WORLDS_MANAGE))));
        fixture().users().replaceGrants(user.id(), List.of());

        assertThat(fixture().apiKeys().list()).containsExactly(key);
    }

    @Test
    void keysEndWithTheirUserAndTheirGrantsWithTheServer() {
        int server = stored("one").id();
        UserRecord user = storedUser(Role.VIEWER);
        fixture().apiKeys().insert(key(user.id(), "a", new Grant(server, Set.of(Permission.SERVER_VIEW))));

        fixture().servers().delete(server);
        assertThat(fixture().apiKeys().list()).singleElement().satisfies(key -> assertThat(key.grants())
                .isEmpty());

        fixture().users().delete(user.id());
        assertThat(fixture().apiKeys().list()).isEmpty();
    }

    @Test
    void deletesAKeyWithItsGrants() {
        UserRecord user = storedUser(Role.VIEWER);
        ApiKeyRecord key =
                fixture().apiKeys().insert(key(user.id(), "a", Grant.everywhere(Set.of(Permission.MODS_MANAGE))));

        fixture().apiKeys().delete(key.id());
        fixture().apiKeys().delete(key.id());
        fixture().apiKeys().updateLastUse(key.id(), NOW, "192.0.2.1");

        assertThat(fixture().apiKeys().list()).isEmpty();
        assertThat(fixture().queryValue("SELECT COUNT(*) FROM user_grants")).isEqualTo("0");
    }

    @Test
    void rejectsKeysForUsersAndServersThatDoNotExist() {
        UserRecord user = storedUser(Role.VIEWER);
        for (ApiKeyRecord key : List.of(
                key(user.id() + 1, "a"), key(user.id(), "a", new Grant(1_000_000, Set.of(Permission.SERVER_VIEW))))) {
            assertThatThrownBy(() -> fixture().apiKeys().insert(key))
                    .isInstanceOfSatisfying(
                            LanguardException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        }
        assertThat(fixture().apiKeys().list()).isEmpty();
    }
}
