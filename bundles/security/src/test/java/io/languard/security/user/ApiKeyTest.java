package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent.UserDisabled;
import io.languard.service.user.Actor;
import io.languard.service.user.ApiKey;
import io.languard.service.user.CreatedApiKey;
import io.languard.service.user.Grant;
import io.languard.service.user.NewApiKey;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserSession;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock stands still in all these tests unless they move it. */
class ApiKeyTest {

    private static final Actor ADMIN = Actor.user("admin", Role.ADMIN);
    private static final Grant POWER = new Grant(1, Set.of(Permission.SERVER_VIEW, Permission.SERVER_POWER));

    private final SecurityFixture securityFixture = new SecurityFixture();

    @BeforeEach
    void start() {
        securityFixture.userInitializer.ensureReady();
    }

    private static NewApiKey request(Grant... grants) {
        return new NewApiKey("ci", List.of(grants), null, null);
    }

    private UserSession verify(CreatedApiKey key) {
        return securityFixture.authentication.verify(key.key(), "192.0.2.1");
    }

    @Test
    void aKeyIsShownOnceAndStoredAsAHash() {
        CreatedApiKey key = securityFixture.keys.create(ADMIN, request(POWER));

        assertThat(key.key()).matches("lgk_[A-Za-z0-9]{40}");
        assertThat(key.toString()).doesNotContain(key.key());
        assertThat(securityFixture.keyStore.list()).singleElement().satisfies(stored -> {
            assertThat(stored.hash()).matches("[0-9a-f]{64}");
            assertThat(stored.toString()).doesNotContain(key.key().substring(4));
        });
        assertThat(securityFixture.events.audited("api_key_created")).hasSize(1);
        assertThat(securityFixture.keys.create(ADMIN, request()).key()).isNotEqualTo(key.key());
    }

    @Test
    void actsForItsOwnerWithItsGrants() {
        UserSession session = verify(securityFixture.keys.create(ADMIN, request(POWER)));

        assertThat(session.actor()).isEqualTo(new Actor("admin/ci", List.of(POWER)));
        assertThat(session.userId()).isEqualTo(1);
        assertThat(session.tokenId()).isEqualTo("key-1");
        assertThat(securityFixture.users.get(session).grants()).containsExactly(POWER);
        assertThat(securityFixture.users.get(session).permissions()).isEmpty();
    }

    @Test
    void neverHasMoreThanItsOwnerHasAtThatMoment() {
        User eve = securityFixture.users.create(ADMIN, "eve", "secret", Role.VIEWER, ServerAccess.GRANTED);
        securityFixture.users.replaceGrants(ADMIN, eve.id(), List.of(POWER));
        Actor actor = new Actor("eve", List.of(POWER));
        UserSession session = verify(securityFixture.keys.create(actor, request(POWER)));

        securityFixture.users.replaceGrants(
                ADMIN, eve.id(), List.of(new Grant(1, Set.of(Permission.SERVER_VIEW, Permission.SERVER_DELETE))));
        assertThat(session.actor().grants()).containsExactly(new Grant(1, Set.of(Permission.SERVER_VIEW)));

        securityFixture.users.update(ADMIN, eve.id(), new UserChange(Role.ADMIN, null, null));
        assertThat(session.actor().grants()).containsExactly(POWER);

        securityFixture.users.update(ADMIN, eve.id(), new UserChange(Role.VIEWER, null, null));
        securityFixture.users.replaceGrants(ADMIN, eve.id(), List.of());
        assertThat(session.actor().grants()).isEmpty();
    }

    @Test
    void aGrantForAllServersIsLimitedToThoseOfTheOwner() {
        User eve = securityFixture.users.create(ADMIN, "eve", "secret", Role.ADMIN, ServerAccess.GRANTED);
        UserSession session = verify(securityFixture.keys.create(
                Actor.user("eve", Role.ADMIN), request(Grant.everywhere(EnumSet.allOf(Permission.class)))));
        securityFixture.users.update(ADMIN, eve.id(), new UserChange(Role.VIEWER, null, null));
        securityFixture.users.replaceGrants(ADMIN, eve.id(), List.of(POWER));

        assertThat(session.actor().grants()).containsExactly(POWER);
    }

    @Test
    void managesNeitherUsersNorKeys() {
        UserSession session =
                verify(securityFixture.keys.create(ADMIN, request(Grant.everywhere(EnumSet.allOf(Permission.class)))));

        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.list(session.actor()));
        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.keys.list(session.actor()));
        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.keys.create(session.actor(), request()));
        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.keys.delete(session.actor(), 1));
        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.authentication.logout(session));
        assertError(
                ErrorCode.FORBIDDEN, () -> securityFixture.authentication.changePassword(session, "secret", "another"));
    }

    @Test
    void grantsAreASubsetOfTheOwners() {
        securityFixture.user("eve", Role.VIEWER);
        Actor eve = Actor.user("eve", Role.VIEWER);

        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.keys.create(eve, request(POWER)))
                .withMessage("Requires the permission server.power");
        assertError(
                        ErrorCode.VALIDATION_ERROR,
                        () -> securityFixture.keys.create(ADMIN, request(new Grant(1, Set.of(Permission.MODS_MANAGE)))))
                .matches(error -> error.details().get(0).field().equals("grants[0].permissions"));
    }

    @Test
    void endsWhenItExpires() {
        Instant expiry = securityFixture.clock.instant().plusSeconds(10);
        CreatedApiKey key = securityFixture.keys.create(ADMIN, new NewApiKey("ci", List.of(POWER), expiry, null));
        securityFixture.clock.advance(Duration.ofMillis(9_999));
        assertThat(verify(key).expiresAt()).isEqualTo(expiry);

        securityFixture.clock.advance(Duration.ofMillis(1));

        assertError(ErrorCode.UNAUTHORIZED, () -> verify(key));
        assertError(
                ErrorCode.VALIDATION_ERROR,
                () -> securityFixture.keys.create(ADMIN, new NewApiKey("ci", List.of(), expiry, null)));
    }

    @Test
    void isAcceptedFromItsNetworksOnly() {
        CreatedApiKey key = securityFixture.keys.create(
                ADMIN, new NewApiKey("ci", List.of(POWER), null, List.of("192.0.2.0/24", "2001:db8::/32")));

        verify(key);
        securityFixture.authentication.verify(key.key(), "2001:db8::7");
        for (String address : List.of("192.0.3.1", "2001:db9::7", "unknown")) {
            assertError(ErrorCode.FORBIDDEN, () -> securityFixture.authentication.verify(key.key(), address));
        }
        securityFixture.authentication.verify(key.key());
        assertError(
                        ErrorCode.VALIDATION_ERROR,
                        () -> securityFixture.keys.create(
                                ADMIN, new NewApiKey("ci", List.of(), null, List.of("::1", "10.0.0.0/33"))))
                .matches(error -> error.details().get(0).field().equals("allowed_networks[1]"));
    }

    @Test
    void aDeletedKeyEndsWithItsConnections() {
        CreatedApiKey key = securityFixture.keys.create(ADMIN, request(POWER));
        securityFixture.user("eve", Role.ADMIN);

        assertError(
                ErrorCode.NOT_FOUND,
                () -> securityFixture.keys.delete(
                        Actor.user("eve", Role.ADMIN), key.apiKey().id()));
        securityFixture.keys.delete(ADMIN, key.apiKey().id());

        assertError(ErrorCode.UNAUTHORIZED, () -> verify(key));
        assertThat(securityFixture.events.endedTokens()).containsExactly("key-1");
        assertThat(securityFixture.events.audited("api_key_deleted")).hasSize(1);
        assertThat(securityFixture.keys.list(ADMIN)).isEmpty();
    }

    @Test
    void endsWithItsOwner() {
        User eve = securityFixture.user("eve", Role.ADMIN);
        CreatedApiKey key = securityFixture.keys.create(Actor.user("eve", Role.ADMIN), request(POWER));
        UserSession open = verify(key);

        securityFixture.users.update(ADMIN, eve.id(), new UserChange(null, null, true));
        assertError(ErrorCode.UNAUTHORIZED, () -> verify(key));
        assertThat(open.actor().grants()).isEmpty();
        securityFixture.keyRegistry.onEvent(
                new PlatformEvent.Audited(null, "x", new UserDisabled(eve.id(), "eve"), Instant.EPOCH));
        assertThat(securityFixture.events.endedTokens()).containsExactly("key-1");

        securityFixture.users.update(ADMIN, eve.id(), new UserChange(null, null, false));
        verify(key);
        securityFixture.users.delete(ADMIN, eve.id());
        assertError(ErrorCode.UNAUTHORIZED, () -> verify(key));
    }

    @Test
    void showsItsLastUseWithoutAWriteForEachRequest() {
        CreatedApiKey key = securityFixture.keys.create(ADMIN, request(POWER));
        for (int i = 0; i < 100; i++) {
            verify(key);
        }

        ApiKey shown = securityFixture.keys.list(ADMIN).get(0);
        assertThat(shown.lastUsedAt()).isEqualTo(securityFixture.clock.instant());
        assertThat(shown.lastUsedFrom()).isEqualTo("192.0.2.1");
        assertThat(securityFixture.keyStore.uses).isZero();
        securityFixture.keyRegistry.storeUses();
        securityFixture.keyRegistry.storeUses();
        assertThat(securityFixture.keyStore.uses).isEqualTo(1);

        SecurityFixture next = securityFixture.restarted();
        next.userInitializer.ensureReady();
        assertThat(next.keys.list(ADMIN)).containsExactly(shown);
        assertThat(next.authentication.verify(key.key(), "192.0.2.1").actor().grants())
                .containsExactly(POWER);
    }

    @Test
    void aUseIsStoredOnceTheDatabaseIsBack() {
        verify(securityFixture.keys.create(ADMIN, request(POWER)));
        securityFixture.keyStore.beforeUse = id -> {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "away");
        };
        assertError(ErrorCode.DATABASE_UNAVAILABLE, securityFixture.keyRegistry::storeUses);

        securityFixture.keyStore.beforeUse = id -> {};
        securityFixture.keyRegistry.storeUses();

        assertThat(securityFixture.keyStore.list())
                .singleElement()
                .matches(key -> securityFixture.clock.instant().equals(key.lastUsedAt()));
    }

    @Test
    void aUseThatCannotBeStoredDoesNotKeepBackThoseOfOtherKeys() {
        for (int i = 0; i < 3; i++) {
            verify(securityFixture.keys.create(ADMIN, request(POWER)));
        }
        securityFixture.keyStore.beforeUse = id -> {
            if (id == 2) {
                throw new IllegalStateException("broken");
            }
        };

        securityFixture.keyRegistry.storeUses();
        assertThat(securityFixture.keyStore.uses).isEqualTo(2);

        securityFixture.keyStore.beforeUse = id -> {};
        securityFixture.keyRegistry.storeUses();
        assertThat(securityFixture.keyStore.uses).isEqualTo(3);
        assertThat(securityFixture.keyStore.list()).allMatch(key -> key.lastUsedAt() != null);
    }

    @Test
    void aUseWhileTheOneBeforeIsBeingStoredIsStoredNext() {
        CreatedApiKey key = securityFixture.keys.create(ADMIN, request(POWER));
        verify(key);
        securityFixture.keyStore.beforeUse = id -> {
            securityFixture.clock.advance(Duration.ofSeconds(2));
            verify(key);
        };
        securityFixture.keyRegistry.storeUses();

        securityFixture.keyStore.beforeUse = id -> {};
        securityFixture.keyRegistry.storeUses();

        assertThat(securityFixture.keyStore.list())
                .singleElement()
                .matches(stored -> securityFixture.clock.instant().equals(stored.lastUsedAt()));
    }

    @Test
    void aUserHasALimitedNumberOfKeys() {
        for (int i = 0; i < 100; i++) {
            securityFixture.keys.create(ADMIN, request());
        }
        assertError(ErrorCode.CONFLICT, () -> securityFixture.keys.create(ADMIN, request()));
    }

    @Test
    void anUnknownKeyIsRejected() {
        assertError(
                        ErrorCode.UNAUTHORIZED,
                        () -> securityFixture.authentication.verify("lgk_" + "a".repeat(40), "192.0.2.1"))
                .withMessage("Missing or invalid token");
    }
}
