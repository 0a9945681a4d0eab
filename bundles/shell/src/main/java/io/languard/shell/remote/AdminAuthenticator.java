package io.languard.shell.remote;

import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Authorizer;
import io.languard.service.user.Permission;
import io.languard.service.user.UserSession;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Supplier;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates admins with their API user name and password. It performs a regular login, rate limit included, and
 * revokes the resulting token immediately because it only serves to verify the user.
 */
final class AdminAuthenticator implements PasswordAuthenticator {

    /** The session attribute that holds the logged-in user. */
    static final AttributeKey<Actor> ACTOR = new AttributeKey<>();

    private final Supplier<@Nullable Authorizer> authorizer;
    private final Supplier<@Nullable AuthenticationService> authenticationService;

    /** Creates an authenticator. While a supplier returns {@code null}, every login is rejected. */
    AdminAuthenticator(
            Supplier<@Nullable AuthenticationService> authenticationService,
            Supplier<@Nullable Authorizer> authorizer) {
        this.authorizer = authorizer;
        this.authenticationService = authenticationService;
    }

    @Override
    public boolean authenticate(String username, String password, ServerSession session) {
        AuthenticationService service = authenticationService.get();
        Authorizer decider = authorizer.get();
        if (service == null || decider == null) {
            return false;
        }
        try {
            String token = service.loginForCommand(username, password, address(session.getClientAddress()))
                    .accessToken();
            UserSession user = service.verify(token);
            service.logout(user);
            if (!decider.isPermitted(user.actor(), Permission.SYSTEM_MANAGE, null)) {
                return false;
            }
            session.setAttribute(ACTOR, user.actor());
            return true;
        } catch (LanguardException e) {
            // Wrong password, rate limit or unavailable database: SSH has only one response for all of them.
            return false;
        }
    }

    private static String address(SocketAddress peer) {
        return peer instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : String.valueOf(peer);
    }
}
