package io.languard.shell;

import io.languard.service.user.Actor;
import io.languard.service.user.RecoveryCodes;
import io.languard.service.user.TotpEnrollment;
import io.languard.service.user.TotpService;
import io.languard.service.user.TotpStatus;
import io.languard.service.user.UserSession;
import java.util.ArrayList;
import java.util.List;

/** Records resets such as {@code admin totp-reset 2}. */
public final class FakeTotp implements TotpService {

    public final List<String> calls = new ArrayList<>();

    @Override
    public void reset(Actor actor, int userId) {
        calls.add(actor.name() + " totp-reset " + userId);
    }

    @Override
    public TotpStatus status(UserSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TotpEnrollment begin(UserSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecoveryCodes confirm(UserSession session, String code) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(UserSession session, String password) {
        throw new UnsupportedOperationException();
    }

    @Override
    public TotpStatus status(Actor actor, int userId) {
        throw new UnsupportedOperationException();
    }
}
