package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.ports.event.Events;
import io.languard.ports.settings.Settings;
import io.languard.ports.system.Database;
import io.languard.ports.user.Actor;
import io.languard.ports.user.Role;
import io.languard.ports.user.StoredUser;
import io.languard.ports.user.UserStore;
import io.languard.security.password.GeneratedPassword;
import io.languard.security.password.Passwords;
import io.languard.security.session.SessionTable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What must have happened before anybody can come in: there is a user, and the sessions are known. Done as soon as the
 * database is there, by whoever comes first.
 */
@Component(service = FirstStart.class)
public final class FirstStart {

    private static final long PATIENCE_SECONDS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final Database database;
    private final UserStore users;
    private final SessionTable sessions;
    private final Passwords passwords;
    private final Optional<String> chosenPassword;
    private final Consumer<String> generatedPassword;
    private final Clock clock;
    private final Audit audit;
    private volatile boolean done;

    @Activate
    public FirstStart(
            BundleContext context,
            @Reference Settings settings,
            @Reference Database database,
            @Reference UserStore users,
            @Reference SessionTable sessions,
            @Reference Passwords passwords,
            @Reference Events events) {
        this(
                database,
                users,
                sessions,
                passwords,
                settings.adminPassword(),
                password -> FirstPassword.register(context, password),
                events,
                Clock.systemUTC());
    }

    FirstStart(
            Database database,
            UserStore users,
            SessionTable sessions,
            Passwords passwords,
            Optional<String> chosenPassword,
            Consumer<String> generatedPassword,
            Events events,
            Clock clock) {
        this.database = database;
        this.users = users;
        this.sessions = sessions;
        this.passwords = passwords;
        this.chosenPassword = chosenPassword;
        this.generatedPassword = generatedPassword;
        this.clock = clock;
        this.audit = new Audit(events, clock);
    }

    /**
     * Returns when everything is there.
     *
     * @throws LanguardException {@code DATABASE_UNAVAILABLE} if it can't be done now
     */
    void ready() {
        if (done) {
            return;
        }
        if (!database.available() || !tryLock()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is out of reach");
        }
        try {
            if (!done) {
                ensureUser();
                sessions.load();
                done = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void ensureUser() {
        if (!users.list().isEmpty()) {
            return;
        }
        String password = chosenPassword.orElseGet(GeneratedPassword::next);
        UserRules.checkNewUser("admin", password, Role.ADMIN);
        StoredUser admin = users.insert(new StoredUser(
                0,
                "admin",
                passwords.hash(password),
                Role.ADMIN,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                null));
        audit.aboutUser("user_created", Actor.SUPERVISOR, admin);
        if (chosenPassword.isEmpty()) {
            generatedPassword.accept(password);
        }
    }

    private boolean tryLock() {
        try {
            return lock.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
