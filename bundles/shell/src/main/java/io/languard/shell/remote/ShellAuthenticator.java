package io.languard.shell.remote;

import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.user.Actor;
import io.languard.service.user.AuthenticationService;
import io.languard.service.user.Credentials;
import io.languard.service.user.UserSession;
import io.languard.shell.command.SessionActors;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.function.Supplier;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.session.ServerSession;
import org.jspecify.annotations.Nullable;

/**
 * Authenticates users who have any right with their API user name and password, and with a code where the user has
 * two-factor login. It performs a regular login, rate limit included, and revokes the resulting token immediately because it
 * only serves to verify the user.
 */
final class ShellAuthenticator implements PasswordAuthenticator, KeyboardInteractiveAuthenticator {

    /** The session attribute that returns the logged-in user with the present rights. */
    static final AttributeKey<Supplier<Actor>> ACTOR = new AttributeKey<>();

    /** What was right so far, while a code is asked for. */
    private static final AttributeKey<Credentials> PENDING = new AttributeKey<>();

    private final SessionActors sessionActors;
    private final Supplier<@Nullable AuthenticationService> authenticationService;

    /** Creates an authenticator. While the supplier returns {@code null}, every login is rejected. */
    ShellAuthenticator(Supplier<@Nullable AuthenticationService> authenticationService, SessionActors sessionActors) {
        this.sessionActors = sessionActors;
        this.authenticationService = authenticationService;
    }

    /** A password alone, with which a client has no means of being asked for a code. */
    @Override
    public boolean authenticate(String username, String password, ServerSession session) {
        try {
            return login(Credentials.of(username, password), session);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.TOTP_REQUIRED) {
                tell(session, "A code of the authenticator is required, for which keyboard-interactive login asks.");
            }
            return refuse(e, session);
        }
    }

    /** Returns the question for the password. */
    @Override
    public InteractiveChallenge generateChallenge(
            ServerSession session, String username, String language, String methods) {
        session.removeAttribute(PENDING);
        return question("Password: ");
    }

    /** Accepts the answer to the last question. */
    @Override
    public boolean authenticate(ServerSession session, String username, List<String> answers) {
        Credentials pending = session.removeAttribute(PENDING);
        if (answers.size() != 1) {
            return false;
        }
        Credentials credentials =
                pending == null ? Credentials.of(username, answers.get(0)) : pending.withSecondFactor(answers.get(0));
        try {
            return login(credentials, session);
        } catch (LanguardException e) {
            if (e.code() == ErrorCode.TOTP_REQUIRED && pending == null) {
                session.setAttribute(PENDING, credentials);
            }
            return refuse(e, session);
        }
    }

    /** Returns the question for the code, if the password was right and a code is required. */
    @Nullable
    InteractiveChallenge nextQuestion(ServerSession session) {
        return session.getAttribute(PENDING) == null ? null : question("Code of the authenticator, or recovery code: ");
    }

    private static InteractiveChallenge question(String prompt) {
        InteractiveChallenge challenge = new InteractiveChallenge();
        challenge.setInteractionName("");
        challenge.setInteractionInstruction("");
        challenge.setLanguageTag("");
        challenge.addPrompt(prompt, false);
        return challenge;
    }

    private boolean login(Credentials credentials, ServerSession session) {
        AuthenticationService service = authenticationService.get();
        if (service == null) {
            return false;
        }
        String address = address(session.getClientAddress());
        String token = service.loginForCommand(credentials, address).accessToken();
        UserSession loggedIn = service.verifyForSetup(token, address);
        UserSession user;
        try {
            user = service.verify(token);
        } finally {
            service.logout(loggedIn);
        }
        if (!sessionActors.isAdmitted(user.actor())) {
            return false;
        }
        session.setAttribute(ACTOR, user.rights());
        return true;
    }

    /** Wrong password, rate limit or unavailable database: SSH has only one response for all of them. */
    private static boolean refuse(LanguardException reason, ServerSession session) {
        if (reason.code() == ErrorCode.TOTP_SETUP_REQUIRED) {
            tell(session, "Two-factor login is required. Set it up in the console first.");
        }
        return false;
    }

    /** Sends a line that clients show to the person who logs in. */
    private static void tell(ServerSession session, String line) {
        try {
            Buffer buffer = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_BANNER);
            buffer.putString(line + "\r\n");
            buffer.putString("");
            session.writePacket(buffer);
        } catch (IOException e) {
            // The connection is lost, which ends the login as well.
        }
    }

    private static String address(SocketAddress peer) {
        return peer instanceof InetSocketAddress inet && inet.getAddress() != null
                ? inet.getAddress().getHostAddress()
                : String.valueOf(peer);
    }
}
