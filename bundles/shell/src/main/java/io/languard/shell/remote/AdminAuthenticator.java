package io.languard.shell.remote;

import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Role;
import io.languard.service.user.UserSession;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Supplier;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.session.ServerSession;

/**
 * Lets admins in with the name and password of the API. The login is a login like any other, limit included; its token has
 * proven who it is and is ended at once.
 */
final class AdminAuthenticator implements PasswordAuthenticator {

    /** Who has logged in. */
    static final AttributeKey<Actor> ACTOR = new AttributeKey<>();

    private final Supplier<AuthenticationService> authenticationService;

    /** The supplier gives {@code null} while there is none; nobody gets in then. */
    AdminAuthenticator(Supplier<AuthenticationService> authenticationService) {
        this.authenticationService = authenticationService;
    }

    @Override
    public boolean authenticate(String username, String password, ServerSession session) {
        AuthenticationService present = authenticationService.get();
        if (present == null) {
            return false;
        }
        try {
            String token = present.loginForCommand(username, password, address(session.getClientAddress()))
                    .accessToken();
            UserSession proven = present.verify(token);
            present.logout(proven);
            if (proven.role() != Role.ADMIN) {
                return false;
            }
            session.setAttribute(ACTOR, proven.actor());
            return true;
        } catch (LanguardException e) {
            // Wrong, too often, or the database is out of reach: SSH has one answer for them all.
            return false;
        }
    }

    private static String address(SocketAddress peer) {
        return peer instanceof InetSocketAddress known && known.getAddress() != null
                ? known.getAddress().getHostAddress()
                : null;
    }
}
