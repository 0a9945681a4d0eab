package io.languard.security.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.ServerAuditEvent.ServerDeleted;
import io.languard.service.user.Actor;
import io.languard.service.user.Grant;
import io.languard.service.user.Permission;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.service.user.User;
import io.languard.service.user.UserChange;
import io.languard.service.user.UserService;
import io.languard.service.user.UserSession;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests what happens to rights while the database takes its time to store others. */
@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConcurrentRightsTest {

    private static final Actor MANAGER =
            new Actor("manager", List.of(Grant.everywhere(Set.of(Permission.USERS_MANAGE))));
    private static final List<Grant> POWER =
            List.of(new Grant(1, Set.of(Permission.SERVER_VIEW, Permission.SERVER_POWER)));

    private final SecurityFixture securityFixture = new SecurityFixture();
    private final CountDownLatch storing = new CountDownLatch(1);
    private final CountDownLatch stored = new CountDownLatch(1);
    private User eve;

    @BeforeEach
    void start() {
        securityFixture.userInitializer.ensureReady();
        eve = securityFixture.users.create(SecurityFixture.ACTOR, "eve", "secret", Role.VIEWER, ServerAccess.GRANTED);
    }

    @AfterEach
    void release() {
        stored.countDown();
    }

    /** Begins to grant power and returns while the database is at it. */
    private FutureTask<Void> grantPowerSlowly() throws InterruptedException {
        securityFixture.stores.beforeGrants = () -> {
            storing.countDown();
            try {
                assertThat(stored.await(10, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        FutureTask<Void> granting = new FutureTask<>(
                () -> securityFixture.users.replaceGrants(SecurityFixture.ACTOR, eve.id(), POWER), null);
        new Thread(granting).start();
        assertThat(storing.await(10, TimeUnit.SECONDS)).isTrue();
        return granting;
    }

    @Test
    void theEndOfAServerDoesNotWaitForTheDatabase() throws Exception {
        securityFixture.users.replaceGrants(SecurityFixture.ACTOR, eve.id(), POWER);
        UserSession session = securityFixture.authentication.verify(securityFixture.token("eve"));
        FutureTask<Void> granting = grantPowerSlowly();

        securityFixture.accounts.onEvent(
                new PlatformEvent.Audited(null, "x", new ServerDeleted(1, "one"), Instant.EPOCH));

        assertThat(granting).isNotDone();
        assertThat(session.actor().grants()).isEmpty();
        stored.countDown();
        granting.get();
        assertThat(session.actor().grants()).isEmpty();
    }

    static Stream<ObjIntConsumer<UserService>> changes() {
        return Stream.of(
                (users, id) -> users.update(MANAGER, id, new UserChange(null, null, true)),
                (users, id) -> users.update(MANAGER, id, new UserChange(null, ServerAccess.GRANTED, null)),
                (users, id) -> users.delete(MANAGER, id),
                (users, id) -> users.resetPassword(MANAGER, id, "another"),
                (users, id) -> users.replaceGrants(MANAGER, id, List.of()));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void nobodyChangesAUserWhoIsJustGettingMoreRights(ObjIntConsumer<UserService> change) throws Exception {
        FutureTask<Void> granting = grantPowerSlowly();
        FutureTask<Void> changing = new FutureTask<>(() -> change.accept(securityFixture.users, eve.id()), null);
        Thread thread = new Thread(changing);
        thread.start();
        await().until(() -> changing.isDone() || thread.getState() == Thread.State.WAITING);

        stored.countDown();
        granting.get();

        assertThatThrownBy(changing::get).cause().isInstanceOfSatisfying(LanguardException.class, error -> assertThat(
                        error.code())
                .isEqualTo(ErrorCode.FORBIDDEN));
        assertThat(securityFixture.users.grants(SecurityFixture.ACTOR, eve.id()))
                .isEqualTo(POWER);
        securityFixture.token("eve");
    }
}
