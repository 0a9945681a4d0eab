package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.apikey.ApiKeyRegistry;
import io.languard.security.password.PasswordService;
import io.languard.security.session.Account;
import io.languard.security.session.AccountRegistry;
import io.languard.security.session.SessionRegistry;
import io.languard.security.totp.Base32;
import io.languard.security.totp.RecoveryCodeText;
import io.languard.security.totp.SecondFactorVerifier;
import io.languard.security.totp.TotpCodes;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent;
import io.languard.service.event.UserAuditEvent.TotpBegun;
import io.languard.service.event.UserAuditEvent.TotpEnabled;
import io.languard.service.event.UserAuditEvent.TotpRemoved;
import io.languard.service.event.UserAuditEvent.TotpReset;
import io.languard.service.user.Actor;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.user.RecoveryCodes;
import io.languard.service.user.TotpEnrollment;
import io.languard.service.user.TotpService;
import io.languard.service.user.TotpStatus;
import io.languard.service.user.UserSession;
import io.languard.spi.user.TotpRecord;
import io.languard.spi.user.TotpStore;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Manages users' two-factor login. */
@Component
public final class TotpServiceImpl implements TotpService {

    private final Authorizer authorizer;
    private final UserStore users;
    private final TotpStore store;
    private final AccountRegistry accounts;
    private final SessionRegistry sessions;
    private final ApiKeyRegistry apiKeys;
    private final PasswordService passwordService;
    private final SecondFactorVerifier verifier;
    private final EventService eventService;
    private final Clock clock;
    private final ChangeableUsers changeable;
    private final TotpCodes codes = new TotpCodes();

    @Activate
    public TotpServiceImpl(
            @Reference Authorizer authorizer,
            @Reference UserStore users,
            @Reference TotpStore store,
            @Reference AccountRegistry accounts,
            @Reference SessionRegistry sessions,
            @Reference ApiKeyRegistry apiKeys,
            @Reference PasswordService passwordService,
            @Reference SecondFactorVerifier verifier,
            @Reference EventService eventService) {
        this(
                authorizer,
                users,
                store,
                accounts,
                sessions,
                apiKeys,
                passwordService,
                verifier,
                eventService,
                Clock.systemUTC());
    }

    TotpServiceImpl(
            Authorizer authorizer,
            UserStore users,
            TotpStore store,
            AccountRegistry accounts,
            SessionRegistry sessions,
            ApiKeyRegistry apiKeys,
            PasswordService passwordService,
            SecondFactorVerifier verifier,
            EventService eventService,
            Clock clock) {
        this.authorizer = authorizer;
        this.users = users;
        this.store = store;
        this.accounts = accounts;
        this.sessions = sessions;
        this.apiKeys = apiKeys;
        this.passwordService = passwordService;
        this.verifier = verifier;
        this.eventService = eventService;
        this.clock = clock;
        this.changeable = new ChangeableUsers(authorizer, accounts);
    }

    @Override
    public TotpStatus status(UserSession session) {
        requireUser(session);
        return statusOf(session.userId());
    }

    @Override
    public TotpStatus status(Actor actor, int userId) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        return statusOf(userId);
    }

    private TotpStatus statusOf(int userId) {
        Account account = accounts.find(userId).orElseThrow(() -> ChangeableUsers.notFound(userId));
        Optional<TotpRecord> totp = store.find(userId).filter(TotpRecord::confirmed);
        return new TotpStatus(
                totp.isPresent(),
                account.isTotpRequired(),
                totp.map(TotpRecord::recoveryCodes).orElse(0));
    }

    @Override
    public TotpEnrollment begin(UserSession session) {
        requireUser(session);
        byte[] secret = codes.newSecret();
        if (!store.begin(session.userId(), verifier.seal(session.userId(), secret))) {
            throw alreadyEnabled();
        }
        audit(session.username(), new TotpBegun(session.userId(), session.username()));
        return new TotpEnrollment(Base32.encode(secret), TotpCodes.uri(session.username(), secret));
    }

    @Override
    public RecoveryCodes confirm(UserSession session, String code) {
        requireUser(session);
        TotpRecord totp = store.find(session.userId())
                .orElseThrow(() -> new LanguardException(
                        ErrorCode.CONFLICT, "Two-factor login must be begun before it is confirmed"));
        if (totp.confirmed()) {
            throw alreadyEnabled();
        }
        OptionalLong step = verifier.findStep(totp, code);
        if (step.isEmpty()) {
            throw new LanguardException(
                    ErrorCode.INVALID_CREDENTIALS,
                    "The code is wrong. Check the clocks of the authenticator and of this machine.");
        }
        List<String> recoveryCodes = RecoveryCodeText.generate();
        List<String> hashes = recoveryCodes.stream().map(RecoveryCodeText::hash).toList();
        boolean confirmed = change(
                session.userId(), () -> store.confirm(session.userId(), totp.secret(), step.getAsLong(), hashes));
        if (!confirmed) {
            throw new LanguardException(ErrorCode.CONFLICT, "Two-factor login was begun anew or confirmed meanwhile");
        }
        audit(session.username(), new TotpEnabled(session.userId(), session.username()));
        publishRightsChanged(session.username());
        return new RecoveryCodes(recoveryCodes);
    }

    @Override
    public void remove(UserSession session, String password) {
        requireUser(session);
        UserRecord user = users.find(session.userId()).orElseThrow(() -> ChangeableUsers.notFound(session.userId()));
        if (!UserRules.isValidPassword(password) || !passwordService.matchesOfUser(password, user.passwordHash())) {
            throw new LanguardException(ErrorCode.INVALID_CREDENTIALS, "The password is wrong");
        }
        requireUser(session);
        requireEnabled(change(session.userId(), () -> store.delete(session.userId())));
        audit(session.username(), new TotpRemoved(session.userId(), session.username()));
        publishRightsChanged(session.username());
    }

    @Override
    public void reset(Actor actor, int userId) {
        authorizer.require(actor, Permission.USERS_MANAGE);
        UserRecord user = changeable.require(actor, userId);
        if (user.username().equals(actor.name())) {
            throw new LanguardException(
                    ErrorCode.CONFLICT, "You remove your own two-factor login with your password, not as an admin");
        }
        requireEnabled(change(userId, () -> {
            changeable.require(actor, userId);
            return store.delete(userId);
        }));
        audit(actor.name(), new TotpReset(userId, user.username()));
        publishRightsChanged(user.username());
    }

    /** Changes the store and then the account, on which the rights depend. */
    private boolean change(int userId, BooleanSupplier change) {
        return accounts.change(() -> change.getAsBoolean() ? users.find(userId) : Optional.empty())
                .isPresent();
    }

    private void requireUser(UserSession session) {
        if (apiKeys.isKey(session)) {
            throw new LanguardException(ErrorCode.FORBIDDEN, "Only a user who is logged in has a two-factor login");
        }
        if (!sessions.isActive(session.tokenId(), session.userId())) {
            throw new LanguardException(ErrorCode.UNAUTHORIZED, "Missing or invalid token");
        }
    }

    private static void requireEnabled(boolean removed) {
        if (!removed) {
            throw new LanguardException(ErrorCode.NOT_FOUND, "Two-factor login is not enabled");
        }
    }

    private static LanguardException alreadyEnabled() {
        return new LanguardException(ErrorCode.CONFLICT, "Two-factor login is enabled; remove it first");
    }

    private void publishRightsChanged(String username) {
        eventService.publish(new PlatformEvent.RightsChanged(username, clock.instant()));
    }

    private void audit(String actor, UserAuditEvent event) {
        eventService.publish(new PlatformEvent.Audited(null, actor, event, clock.instant()));
    }
}
