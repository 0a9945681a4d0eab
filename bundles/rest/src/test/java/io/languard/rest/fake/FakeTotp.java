package io.languard.rest.fake;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.RecoveryCodes;
import io.languard.service.user.TotpEnrollment;
import io.languard.service.user.TotpService;
import io.languard.service.user.TotpStatus;
import io.languard.service.user.UserSession;
import java.util.List;

/** A fake whose code is {@code 123456} and whose password is {@code secret}. */
public final class FakeTotp implements TotpService {

    /** Recorded changes such as {@code admin removes 2}. */
    public volatile String changed;

    @Override
    public TotpStatus status(UserSession session) {
        return new TotpStatus(true, false, 9);
    }

    @Override
    public TotpEnrollment begin(UserSession session) {
        return new TotpEnrollment("JBSWY3DP", "otpauth://totp/Languard:" + session.username() + "?secret=JBSWY3DP");
    }

    @Override
    public RecoveryCodes confirm(UserSession session, String code) {
        if (!code.equals("123456")) {
            throw new LanguardException(ErrorCode.INVALID_CREDENTIALS, "The code is wrong");
        }
        return new RecoveryCodes(List.of("abcd-efgh"));
    }

    @Override
    public void remove(UserSession session, String password) {
        if (!password.equals("secret")) {
            throw new LanguardException(ErrorCode.INVALID_CREDENTIALS, "The password is wrong");
        }
        changed = session.username() + " removes";
    }

    @Override
    public TotpStatus status(Actor actor, int userId) {
        return new TotpStatus(userId == 1, true, userId == 1 ? 10 : 0);
    }

    @Override
    public void reset(Actor actor, int userId) {
        changed = actor.name() + " resets " + userId;
    }
}
