package io.languard.shell.remote;

import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.UserSession;
import io.languard.shell.command.SessionActors;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.function.Supplier;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates users who have any right with their API user name and password. It performs a regular login, rate limit included, and
 * revokes the resulting token immediately because it only serves to verify the user.
 */
final class ShellAuthenticator implements PasswordAuthenticator {

    /** The session attribute that returns the logged-in user with the present rights. */
    static final AttributeKey<Supplier<Actor>> ACTOR = new AttributeKey<>();

    private final SessionActors sessionActors;
    private final Supplier<@Nullable AuthenticationService> authenticationService;

    /** Creates an authenticator. While the supplier returns {@code null}, every login is rejected. */
    ShellAuthenticator(Supplier<@Nullable AuthenticationService> authenticationService, SessionActors sessionActors) {
        this.sessionActors = sessionActors;
        this.authenticationService = authenticationService;
    }

    @Override
    public boolean authenticate(String username, String password, ServerSession session) {
        AuthenticationService service = authenticationService.get();
        if (service == null) {
            return false;
        }
        try {
            String token = service.loginForCommand(username, password, address(session.getClientAddress()))
                    .accessToken();
            UserSession user = service.verify(token);
            service.logout(user);
            if (!sessionActors.isAdmitted(user.actor())) {
                return false;
            }
            session.setAttribute(ACTOR, user.rights());
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
