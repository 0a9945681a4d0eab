package io.languard.security.totp;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.limit.LoginRateLimiter;
import io.languard.service.event.EventService;
import io.languard.service.event.PlatformEvent;
import io.languard.service.event.UserAuditEvent;
import io.languard.service.event.UserAuditEvent.RecoveryCodeUsed;
import io.languard.service.event.UserAuditEvent.TotpFailed;
import io.languard.service.user.Actor;
import io.languard.service.user.Credentials;
import io.languard.spi.secret.SecretBox;
import io.languard.spi.user.TotpRecord;
import io.languard.spi.user.TotpStore;
import io.languard.spi.user.UserRecord;
import java.time.Clock;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Checks the second factor of a login and uses it up. */
@Component(service = SecondFactorVerifier.class)
public final class SecondFactorVerifier {

    private final TotpStore store;
    private final SecretBox secretBox;
    private final LoginRateLimiter loginRateLimiter;
    private final EventService eventService;
    private final Clock clock;
    private final TotpCodes codes = new TotpCodes();

    @Activate
    public SecondFactorVerifier(
            @Reference TotpStore store,
            @Reference SecretBox secretBox,
            @Reference LoginRateLimiter loginRateLimiter,
            @Reference EventService eventService) {
        this(store, secretBox, loginRateLimiter, eventService, Clock.systemUTC());
    }

    public SecondFactorVerifier(
            TotpStore store,
            SecretBox secretBox,
            LoginRateLimiter loginRateLimiter,
            EventService eventService,
            Clock clock) {
        this.store = store;
        this.secretBox = secretBox;
        this.loginRateLimiter = loginRateLimiter;
        this.eventService = eventService;
        this.clock = clock;
    }

    /**
     * Returns if the user needs no second factor, or it is right and has not been used. To be called after the password has
     * been checked.
     *
     * @throws LanguardException {@code TOTP_REQUIRED}, or a {@link io.languard.service.user.RateLimitedException} after too
     *     many wrong codes for this user, from whatever address
     */
    public void require(UserRecord user, Credentials credentials, String address) {
        if (!user.totp()) {
            return;
        }
        if (!credentials.hasSecondFactor()) {
            throw required("A code of the authenticator is required");
        }
        loginRateLimiter.acquireForUser(user.id());
        if (!use(user, credentials, address)) {
            audit(Actor.ANONYMOUS, new TotpFailed(user.username(), address));
            throw required("The code is wrong or was used");
        }
        loginRateLimiter.resetForUser(user.id());
    }

    private boolean use(UserRecord user, Credentials credentials, String address) {
        String code = credentials.totpCode();
        if (code != null) {
            OptionalLong step =
                    store.find(user.id()).map(totp -> findStep(totp, code)).orElse(OptionalLong.empty());
            if (step.isPresent() && store.useStep(user.id(), step.getAsLong())) {
                return true;
            }
        }
        String recoveryCode = credentials.recoveryCode();
        if (recoveryCode == null || !store.useRecoveryCode(user.id(), RecoveryCodeText.hash(recoveryCode))) {
            return false;
        }
        int left = store.find(user.id()).map(TotpRecord::recoveryCodes).orElse(0);
        audit(user.username(), new RecoveryCodeUsed(left, address));
        return true;
    }

    /** Returns the time step whose code this is; empty if it is wrong. */
    public OptionalLong findStep(TotpRecord totp, String code) {
        return codes.findStep(open(totp), code, clock.instant());
    }

    private byte[] open(TotpRecord totp) {
        return HexFormat.of().parseHex(secretBox.open(totp.secret(), context(totp.userId())));
    }

    /** Returns an encrypted secret to store for a user. */
    public String seal(int userId, byte[] secret) {
        return secretBox.seal(HexFormat.of().formatHex(secret), context(userId));
    }

    private static String context(int userId) {
        return "user/" + userId + "/totp";
    }

    private void audit(String actor, UserAuditEvent event) {
        eventService.publish(new PlatformEvent.Audited(null, actor, event, clock.instant()));
    }

    private static LanguardException required(String message) {
        return new LanguardException(ErrorCode.TOTP_REQUIRED, message);
    }
}
