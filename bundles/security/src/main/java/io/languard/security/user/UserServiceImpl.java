package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.password.PasswordService;
import io.languard.security.session.SessionRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent;
import io.languard.service.event.UserAuditEvent.PasswordReset;
import io.languard.service.event.UserAuditEvent.UserCreated;
import io.languard.service.event.UserAuditEvent.UserDeleted;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.service.user.User;
import io.languard.service.user.UserService;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Manages user accounts. */
@Component
public final class UserServiceImpl implements UserService {

    private final UserStore store;
    private final SessionRegistry sessions;
    private final PasswordService passwordService;
    private final Clock clock;
    private final EventService eventService;

    @Activate
    public UserServiceImpl(
            @Reference UserStore store,
            @Reference SessionRegistry sessions,
            @Reference PasswordService passwordService,
            @Reference EventService eventService) {
        this(store, sessions, passwordService, eventService, Clock.systemUTC());
    }

    UserServiceImpl(
            UserStore store,
            SessionRegistry sessions,
            PasswordService passwordService,
            EventService eventService,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwordService = passwordService;
        this.clock = clock;
        this.eventService = eventService;
    }

    @Override
    public List<User> list() {
        return store.list().stream().map(UserRecord::toUser).toList();
    }

    @Override
    public User get(int id) {
        return require(id).toUser();
    }

    @Override
    public User create(Actor actor, String username, String password, Role role) {
        UserRules.checkNewUser(username, password, role);
        UserRecord user = store.insert(new UserRecord(
                0,
                username,
                passwordService.hash(password),
                role,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null));
        audit(actor, new UserCreated(user.id(), user.username(), user.role()));
        return user.toUser();
    }

    @Override
    public void delete(Actor actor, int id) {
        UserRecord user = require(id);
        if (user.username().equals(actor.name())) {
            throw new LanguardException(ErrorCode.CONFLICT, "You can't delete yourself");
        }
        sessions.revokeAll(id, () -> {
            if (!store.delete(id)) {
                throw new LanguardException(ErrorCode.CONFLICT, "The last admin can't be deleted");
            }
        });
        audit(actor, new UserDeleted(user.id(), user.username(), user.role()));
    }

    @Override
    public void resetPassword(Actor actor, int id, String password) {
        UserRecord user = require(id);
        UserRules.checkPassword("password", password);
        String hash = passwordService.hash(password);
        sessions.revokeAll(id, () -> store.changePassword(id, hash));
        audit(actor, new PasswordReset(user.id(), user.username(), user.role()));
    }

    private void audit(Actor actor, UserAuditEvent event) {
        eventService.publish(new PlatformEvent.Audited(null, actor.name(), event, clock.instant()));
    }

    private UserRecord require(int id) {
        return store.list().stream()
                .filter(user -> user.id() == id)
                .findFirst()
                .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "User with id " + id + " not found"));
    }
}
