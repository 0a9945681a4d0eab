package io.languard.security.user;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.security.password.PasswordGenerator;
import io.languard.security.password.PasswordService;
import io.languard.service.event.AuditRecord;
import io.languard.service.event.UserAuditEvent.PasswordReset;
import io.languard.service.event.UserAuditEvent.TotpReset;
import io.languard.service.user.Actor;
import io.languard.service.user.Role;
import io.languard.spi.event.EventStore;
import io.languard.spi.user.TotpStore;
import io.languard.spi.user.UserRecord;
import io.languard.spi.user.UserStore;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Lets a user in again who is locked out, on behalf of the person who controls the machine. Works on the stores alone, while
 * no platform runs on them.
 */
public final class UserReset {

    private final UserStore users;
    private final TotpStore totp;
    private final EventStore events;
    private final PasswordService passwords;
    private final Clock clock;

    public UserReset(UserStore users, TotpStore totp, EventStore events, PasswordService passwords, Clock clock) {
        this.users = users;
        this.totp = totp;
        this.events = events;
        this.passwords = passwords;
        this.clock = clock;
    }

    /**
     * The result of a reset.
     *
     * @param password the new one, which is stored as a hash only
     * @param hadTotp whether two-factor login was enabled
     * @param disabled whether the user can't log in nevertheless
     */
    public record Result(String password, boolean hadTotp, boolean disabled) {}

    /**
     * Sets a generated password, removes two-factor login and ends all sessions of a user.
     *
     * @throws LanguardException {@code NOT_FOUND} if there is no such user
     */
    public Result reset(String username) {
        UserRecord user = users.find(username).orElseThrow(() -> notFound(username));
        String password = PasswordGenerator.generate();
        users.changePassword(user.id(), passwords.hash(password));
        boolean hadTotp = totp.delete(user.id());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<AuditRecord> records = new ArrayList<>();
        records.add(AuditRecord.of(Actor.SHELL, new PasswordReset(user.id(), user.username(), user.role()), now));
        if (hadTotp) {
            records.add(AuditRecord.of(Actor.SHELL, new TotpReset(user.id(), user.username()), now));
        }
        events.append(records);
        return new Result(password, hadTotp, user.disabled());
    }

    private LanguardException notFound(String username) {
        String admins = users.list().stream()
                .filter(user -> user.role() == Role.ADMIN && !user.disabled())
                .map(UserRecord::username)
                .collect(Collectors.joining(", "));
        return new LanguardException(
                ErrorCode.NOT_FOUND, "there is no user '" + username + "'; the enabled admins are: " + admins);
    }
}
