package io.languard.security.user;

import static io.languard.security.ErrorAssertions.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import io.languard.api.error.ErrorCode;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ServerDeleted;
import io.languard.service.user.Actor;
import io.languard.service.user.CurrentUser;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserSession;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The clock stands still in all these tests, so changes must take effect within the same instant. */
class RightsTest {

    private static final UserChange DISABLE = new UserChange(null, null, true);
    private static final UserChange ENABLE = new UserChange(null, null, false);
    private static final List<Grant> POWER =
            List.of(new Grant(1, Set.of(Permission.SERVER_VIEW, Permission.SERVER_POWER)));

    private final SecurityFixture securityFixture = new SecurityFixture();
    private final Actor admin = SecurityFixture.ACTOR;

    @BeforeEach
    void start() {
        securityFixture.userInitializer.ensureReady();
    }

    private User granted(String name) {
        return securityFixture.users.create(admin, name, "secret", Role.VIEWER, ServerAccess.GRANTED);
    }

    private UserSession session(String name) {
        return securityFixture.authentication.verify(securityFixture.token(name));
    }

    @Test
    void aViewerViewsEveryServerUnlessOnlySomeAreGranted() {
        securityFixture.user("eve", Role.VIEWER);
        granted("ann");

        assertThat(session("eve").actor().grants()).isEqualTo(Role.VIEWER.grants());
        assertThat(session("ann").actor().grants()).isEmpty();
    }

    @Test
    void grantsAddToTheRoleAndReachOpenSessionsAtOnce() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        UserSession session = session("eve");

        securityFixture.users.replaceGrants(admin, eve.id(), POWER);

        assertThat(session.actor().grants())
                .containsExactly(Grant.everywhere(Set.of(Permission.SERVER_VIEW)), POWER.get(0));
        assertThat(securityFixture.users.get(session).permissions()).containsExactly(Permission.SERVER_VIEW);
        assertThat(securityFixture.users.get(session).grants()).isEqualTo(POWER);
        assertThat(securityFixture.users.grants(admin, eve.id())).isEqualTo(POWER);
        assertThat(securityFixture.events.audited("grants_changed")).hasSize(1);

        securityFixture.users.replaceGrants(admin, eve.id(), List.of());
        assertThat(session.actor().grants()).isEqualTo(Role.VIEWER.grants());
    }

    @Test
    void usersSeeWhatWasGrantedToThemAlsoForAllServers() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        Grant everywhere = Grant.everywhere(Set.of(Permission.SERVER_POWER, Permission.MODS_MANAGE));
        securityFixture.users.replaceGrants(admin, eve.id(), List.of(POWER.get(0), everywhere));

        CurrentUser me = securityFixture.users.get(session("eve"));

        assertThat(me.permissions())
                .containsExactlyInAnyOrder(Permission.SERVER_VIEW, Permission.SERVER_POWER, Permission.MODS_MANAGE);
        assertThat(me.grants()).containsExactly(everywhere, POWER.get(0));
        assertThat(securityFixture.users.get(session("admin")).grants())
                .as("an admin needs none")
                .isEmpty();
    }

    @Test
    void grantsSurviveARestart() {
        User ann = granted("ann");
        securityFixture.users.replaceGrants(admin, ann.id(), POWER);
        String token = securityFixture.token("ann");

        assertThat(securityFixture
                        .restarted()
                        .authentication
                        .verify(token)
                        .actor()
                        .grants())
                .isEqualTo(POWER);
    }

    @Test
    void aChangeOfRoleReachesOpenSessionsAtOnce() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        UserSession session = session("eve");

        securityFixture.users.update(admin, eve.id(), new UserChange(Role.ADMIN, null, null));
        assertThat(session.actor().grants()).isEqualTo(Role.ADMIN.grants());

        securityFixture.users.update(admin, eve.id(), new UserChange(Role.VIEWER, ServerAccess.GRANTED, null));
        assertThat(session.actor().grants()).isEmpty();
        assertThat(securityFixture.events.audited("user_updated")).hasSize(2);
    }

    @Test
    void disablingEndsEverySessionAndPreventsLogins() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        String token = securityFixture.token("eve");
        UserSession open = securityFixture.authentication.verify(token);

        assertThat(securityFixture.users.update(admin, eve.id(), DISABLE).disabled())
                .isTrue();

        assertError(ErrorCode.UNAUTHORIZED, () -> securityFixture.authentication.verify(token));
        assertThat(open.actor().grants()).isEmpty();
        assertThat(securityFixture.events.endedTokens()).containsExactly(open.tokenId());
        assertError(ErrorCode.UNAUTHORIZED, () -> securityFixture.token("eve"))
                .withMessage("Wrong username or password");

        securityFixture.users.update(admin, eve.id(), ENABLE);
        assertError(ErrorCode.UNAUTHORIZED, () -> securityFixture.authentication.verify(token));
        assertThat(open.actor().grants()).isEmpty();
        assertThat(session("eve").actor().grants()).isEqualTo(Role.VIEWER.grants());
        assertThat(securityFixture.events.audited("user_disabled")).hasSize(1);
        assertThat(securityFixture.events.audited("user_enabled")).hasSize(1);
    }

    @Test
    void aRevokedSessionLeavesNoRightsBehind() {
        User eve = securityFixture.user("eve", Role.VIEWER);
        UserSession open = session("eve");

        securityFixture.users.resetPassword(admin, eve.id(), "another");
        securityFixture.users.replaceGrants(admin, eve.id(), POWER);

        assertThat(open.actor().grants()).isEmpty();
    }

    @Test
    void theLastEnabledAdminStays() {
        User second = securityFixture.user("second", Role.ADMIN);
        securityFixture.users.update(admin, second.id(), DISABLE);

        assertError(ErrorCode.CONFLICT, () -> securityFixture.users.update(admin, 1, DISABLE));
        assertError(
                ErrorCode.CONFLICT,
                () -> securityFixture.users.update(admin, 1, new UserChange(Role.VIEWER, null, null)));
        assertError(ErrorCode.CONFLICT, () -> securityFixture.users.delete(admin, 1));
        securityFixture.login();

        securityFixture.users.update(admin, second.id(), ENABLE);
        securityFixture.users.update(admin, 1, DISABLE);
    }

    @Test
    void nobodyGrantsWhatTheyDoNotHave() {
        User eve = granted("eve");
        Actor manager = new Actor(
                "manager",
                List.of(
                        Grant.everywhere(Set.of(Permission.USERS_MANAGE)),
                        new Grant(1, Set.of(Permission.SERVER_VIEW, Permission.SERVER_POWER))));

        securityFixture.users.replaceGrants(manager, eve.id(), POWER);
        assertError(
                        ErrorCode.FORBIDDEN,
                        () -> securityFixture.users.replaceGrants(
                                manager, eve.id(), List.of(new Grant(1, Set.of(Permission.SERVER_DELETE)))))
                .withMessage("Requires the permission server.delete");
        assertError(
                        ErrorCode.NOT_FOUND,
                        () -> securityFixture.users.replaceGrants(
                                manager, eve.id(), List.of(new Grant(2, Set.of(Permission.SERVER_VIEW)))))
                .withMessage("Server with id 2 not found");
        assertError(
                ErrorCode.FORBIDDEN,
                () -> securityFixture.users.create(manager, "bob", "secret", Role.VIEWER, ServerAccess.ALL));
        assertError(
                ErrorCode.FORBIDDEN,
                () -> securityFixture.users.update(manager, eve.id(), new UserChange(Role.ADMIN, null, null)));
        securityFixture.users.create(manager, "bob", "secret", Role.VIEWER, ServerAccess.GRANTED);
    }

    @Test
    void nobodyChangesAUserWithMoreRights() {
        User eve = granted("eve");
        securityFixture.users.replaceGrants(admin, eve.id(), List.of(new Grant(2, EnumSet.of(Permission.SERVER_VIEW))));
        Actor manager = new Actor("manager", List.of(Grant.everywhere(Set.of(Permission.USERS_MANAGE))));

        for (int id : List.of(1, eve.id())) {
            assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.update(manager, id, DISABLE));
            assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.delete(manager, id));
            assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.resetPassword(manager, id, "another"));
            assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.replaceGrants(manager, id, List.of()));
        }
        assertThat(securityFixture.users.grants(manager, eve.id())).isEmpty();
        securityFixture.users.update(admin, eve.id(), DISABLE);
        assertError(ErrorCode.FORBIDDEN, () -> securityFixture.users.update(manager, eve.id(), ENABLE));
    }

    @Test
    void permissionsOfThePlatformAreNotGrantedForOneServer() {
        User eve = granted("eve");

        assertError(
                        ErrorCode.VALIDATION_ERROR,
                        () -> securityFixture.users.replaceGrants(
                                admin, eve.id(), List.of(new Grant(1, Set.of(Permission.MODS_MANAGE)))))
                .matches(error -> error.details().get(0).field().equals("[0].permissions"));
    }

    @Test
    void grantsEndWithTheirServer() {
        User eve = granted("eve");
        securityFixture.users.replaceGrants(admin, eve.id(), POWER);
        UserSession session = session("eve");

        securityFixture.accounts.onEvent(
                new PlatformEvent.Audited(null, "x", new ServerDeleted(1, "one"), Instant.EPOCH));

        assertThat(session.actor().grants()).isEmpty();
    }
}
