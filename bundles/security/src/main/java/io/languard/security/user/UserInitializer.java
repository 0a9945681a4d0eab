package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.apikey.ApiKeyRegistry;
import io.languard.security.password.PasswordGenerator;
import io.languard.security.password.PasswordService;
import io.languard.security.session.SessionRegistry;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent.UserCreated;
import io.languard.service.settings.Settings;
import io.languard.service.system.DatabaseStatus;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.service.user.ServerAccess;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
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
 * Ensures that the first admin exists and sessions and keys are loaded. Runs once, on the thread of the first caller after
 * the database has become available.
 */
@Component(service = UserInitializer.class)
public final class UserInitializer {

    private static final long LOCK_TIMEOUT_SECONDS = 5;

    private final ReentrantLock lock = new ReentrantLock();
    private final DatabaseStatus databaseStatus;
    private final UserStore users;
    private final SessionRegistry sessions;
    private final ApiKeyRegistry apiKeys;
    private final PasswordService passwordService;
    private final Optional<String> configuredPassword;
    private final Consumer<String> generatedPasswordConsumer;
    private final Clock clock;
    private final EventService eventService;
    private volatile boolean initialized;

    @Activate
    public UserInitializer(
            BundleContext context,
            @Reference Settings settings,
            @Reference DatabaseStatus databaseStatus,
            @Reference UserStore users,
            @Reference SessionRegistry sessions,
            @Reference ApiKeyRegistry apiKeys,
            @Reference PasswordService passwordService,
            @Reference EventService eventService) {
        this(
                databaseStatus,
                users,
                sessions,
                apiKeys,
                passwordService,
                settings.adminPassword(),
                password -> InitialPasswordSupplier.register(context, password),
                eventService,
                Clock.systemUTC());
    }

    UserInitializer(
            DatabaseStatus databaseStatus,
            UserStore users,
            SessionRegistry sessions,
            ApiKeyRegistry apiKeys,
            PasswordService passwordService,
            Optional<String> configuredPassword,
            Consumer<String> generatedPasswordConsumer,
            EventService eventService,
            Clock clock) {
        this.databaseStatus = databaseStatus;
        this.users = users;
        this.sessions = sessions;
        this.apiKeys = apiKeys;
        this.passwordService = passwordService;
        this.configuredPassword = configuredPassword;
        this.generatedPasswordConsumer = generatedPasswordConsumer;
        this.clock = clock;
        this.eventService = eventService;
    }

    /**
     * Returns once users and sessions are initialized. Waits up to 5 seconds for another thread that is initializing
     * them.
     *
     * @throws LanguardException {@code DATABASE_UNAVAILABLE} if they cannot be initialized now
     */
    void ensureReady() {
        if (initialized) {
            return;
        }
        if (!databaseStatus.available() || !tryLock()) {
            throw new LanguardException(ErrorCode.DATABASE_UNAVAILABLE, "The database is unavailable");
        }
        try {
            if (!initialized) {
                ensureAdmin();
                sessions.load();
                apiKeys.load();
                initialized = true;
            }
        } finally {
            lock.unlock();
        }
    }

    private void ensureAdmin() {
        if (!users.list().isEmpty()) {
            return;
        }
        String password = configuredPassword.orElseGet(PasswordGenerator::generate);
        UserRules.checkNewUser("admin", password, Role.ADMIN);
        UserRecord admin = users.insert(UserRecord.create(
                "admin",
                passwordService.hash(password),
                Role.ADMIN,
                ServerAccess.ALL,
                clock.instant().truncatedTo(ChronoUnit.MILLIS)));
        eventService.publish(new PlatformEvent.Audited(
                null, Actor.SUPERVISOR, new UserCreated(admin.id(), admin.username(), admin.role()), clock.instant()));
        if (configuredPassword.isEmpty()) {
            generatedPasswordConsumer.accept(password);
        }
    }

    private boolean tryLock() {
        try {
            return lock.tryLock(LOCK_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
