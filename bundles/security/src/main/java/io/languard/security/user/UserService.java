package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.event.Events;
import io.languard.ports.user.Actor;
import io.languard.ports.user.Role;
import io.languard.ports.user.StoredUser;
import io.languard.ports.user.User;
import io.languard.ports.user.UserStore;
import io.languard.ports.user.Users;
import io.languard.security.password.Passwords;
import io.languard.security.session.SessionTable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Adding, removing and looking after users. */
@Component
public final class UserService implements Users {

    private final UserStore store;
    private final SessionTable sessions;
    private final Passwords passwords;
    private final Clock clock;
    private final Audit audit;

    @Activate
    public UserService(
            @Reference UserStore store,
            @Reference SessionTable sessions,
            @Reference Passwords passwords,
            @Reference Events events) {
        this(store, sessions, passwords, events, Clock.systemUTC());
    }

    UserService(UserStore store, SessionTable sessions, Passwords passwords, Events events, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.passwords = passwords;
        this.clock = clock;
        this.audit = new Audit(events, clock);
    }

    @Override
    public List<User> list() {
        return store.list().stream().map(StoredUser::toUser).toList();
    }

    @Override
    public User get(int id) {
        return stored(id).toUser();
    }

    @Override
    public User create(Actor actor, String username, String password, Role role) {
        UserRules.checkNewUser(username, password, role);
        StoredUser user = store.insert(new StoredUser(
                0, username, passwords.hash(password), role, clock.instant().truncatedTo(ChronoUnit.MILLIS), null));
        audit.aboutUser("user_created", actor.name(), user);
        return user.toUser();
    }

    @Override
    public void delete(Actor actor, int id) {
        StoredUser user = stored(id);
        if (user.username().equals(actor.name())) {
            throw new LanguardException(ErrorCode.CONFLICT, "You can't delete yourself");
        }
        sessions.endAll(id, () -> {
            if (!store.delete(id)) {
                throw new LanguardException(ErrorCode.CONFLICT, "The last admin can't be deleted");
            }
        });
        audit.aboutUser("user_deleted", actor.name(), user);
    }

    @Override
    public void resetPassword(Actor actor, int id, String password) {
        StoredUser user = stored(id);
        UserRules.checkPassword("password", password);
        String hash = passwords.hash(password);
        sessions.endAll(id, () -> store.changePassword(id, hash));
        audit.aboutUser("password_reset", actor.name(), user);
    }

    private StoredUser stored(int id) {
        return store.list().stream()
                .filter(user -> user.id() == id)
                .findFirst()
                .orElseThrow(() -> new LanguardException(ErrorCode.NOT_FOUND, "User with id " + id + " not found"));
    }
}
