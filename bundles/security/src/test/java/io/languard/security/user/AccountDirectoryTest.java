package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.service.user.Actor;
import io.languard.service.user.ActorDirectory;
import io.languard.service.user.CreatedApiKey;
import io.languard.service.user.Grant;
import io.languard.service.user.NewApiKey;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountDirectoryTest {

    private static final Actor ADMIN = Actor.user("admin", Role.ADMIN);
    private static final Grant POWER = new Grant(1, Set.of(Permission.SERVER_VIEW, Permission.SERVER_POWER));

    private final SecurityFixture securityFixture = new SecurityFixture();
    private final ActorDirectory directory = directory(securityFixture);

    private static ActorDirectory directory(SecurityFixture fixture) {
        return new AccountDirectory(fixture.userInitializer, fixture.accounts, fixture.keyRegistry);
    }

    @BeforeEach
    void start() {
        securityFixture.userInitializer.ensureReady();
    }

    private String referenceTo(String name) {
        return directory.referenceTo(new Actor(name, List.of())).orElseThrow();
    }

    private Actor actorOf(CreatedApiKey key) {
        return securityFixture.authentication.verify(key.key()).actor();
    }

    private CreatedApiKey key(Grant grant) {
        return securityFixture.keys.create(
                ADMIN,
                new NewApiKey(
                        "ci", List.of(grant), securityFixture.clock.instant().plusSeconds(60), null));
    }

    @Test
    void aUserIsFoundWithTheRightsOfThatMoment() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        String reference = referenceTo("eve");

        securityFixture.users.replaceGrants(SecurityFixture.ACTOR, eve.id(), List.of(POWER));

        assertThat(directory.find(reference)).hasValueSatisfying(actor -> {
            assertThat(actor.name()).isEqualTo("eve");
            assertThat(actor.grants()).contains(POWER);
        });
        securityFixture.users.replaceGrants(SecurityFixture.ACTOR, eve.id(), List.of());
        assertThat(directory.find(reference)).hasValue(Actor.user("eve", Role.VIEWER));
    }

    @Test
    void aUserWhosePasswordWasChangedIsStillFound() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        String reference = referenceTo("eve");

        securityFixture.users.resetPassword(SecurityFixture.ACTOR, eve.id(), "another");

        assertThat(directory.find(reference)).hasValue(Actor.user("eve", Role.VIEWER));
    }

    @Test
    void aDisabledUserIsFoundOnlyAfterBeingEnabledAgain() {
        User eve = securityFixture.user("eve", Role.ADMIN);
        String reference = referenceTo("eve");

        securityFixture.users.update(SecurityFixture.ACTOR, eve.id(), new UserChange(null, null, true));
        assertThat(directory.find(reference)).isEmpty();

        securityFixture.users.update(SecurityFixture.ACTOR, eve.id(), new UserChange(null, null, false));
        assertThat(directory.find(reference)).hasValue(Actor.user("eve", Role.ADMIN));
    }

    @Test
    void aNewUserOfTheSameNameIsAnotherOne() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        String reference = referenceTo("eve");

        securityFixture.users.delete(SecurityFixture.ACTOR, eve.id());
        securityFixture.user("eve", Role.ADMIN);

        assertThat(directory.find(reference)).isEmpty();
    }

    @Test
    void aKeyIsFoundUntilItExpires() {
        key(POWER);
        CreatedApiKey second = key(new Grant(2, Set.of(Permission.SERVER_VIEW)));
        String reference = directory.referenceTo(actorOf(second)).orElseThrow();

        assertThat(directory.find(reference)).hasValue(actorOf(second));
        securityFixture.clock.advance(Duration.ofSeconds(61));
        assertThat(directory.find(reference)).isEmpty();
    }

    @Test
    void aDeletedKeyIsNotFound() {
        CreatedApiKey key = key(POWER);
        String reference = directory.referenceTo(actorOf(key)).orElseThrow();

        securityFixture.keys.delete(ADMIN, key.apiKey().id());

        assertThat(directory.find(reference)).isEmpty();
    }

    @Test
    void theLocalShellIsFoundButNoOtherPartOfThePlatform() {
        assertThat(directory.find(directory.referenceTo(Actor.shell()).orElseThrow()))
                .hasValue(Actor.shell());
        for (Actor other : List.of(Actor.supervisor(), Actor.lobby(), Actor.game(), Actor.anonymous())) {
            assertThat(directory.referenceTo(other)).isEmpty();
        }
    }

    @Test
    void loadsTheUsersFirst() {
        String reference = referenceTo("admin");
        SecurityFixture restarted = securityFixture.restarted();
        securityFixture.stores.available(false);
        assertError(ErrorCode.DATABASE_UNAVAILABLE, () -> directory(restarted).find(reference));

        securityFixture.stores.available(true);
        assertThat(directory(restarted).find(reference)).hasValue(ADMIN);
    }
}
