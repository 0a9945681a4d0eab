package io.languard.shell.remote;

import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractive;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.session.ServerSession;

/** A keyboard-interactive login that asks for a code after the password, which the library's own does not. */
final class TwoQuestionLogin extends UserAuthKeyboardInteractive {

    private final ShellAuthenticator authenticator;

    private TwoQuestionLogin(ShellAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    static UserAuthKeyboardInteractiveFactory factory(ShellAuthenticator authenticator) {
        return new UserAuthKeyboardInteractiveFactory() {
            @Override
            public UserAuthKeyboardInteractive createUserAuth(ServerSession session) {
                return new TwoQuestionLogin(authenticator);
            }
        };
    }

    /** Returns whether the user has logged in; {@code null} if the client has to answer another question. */
    @Override
    @SuppressWarnings("NullAway") // the library's classes have no annotations
    protected Boolean doValidateAuthResponse(
            ServerSession session, String username, KeyboardInteractiveAuthenticator library, Buffer answer)
            throws Exception {
        Boolean accepted = super.doValidateAuthResponse(session, username, library, answer);
        InteractiveChallenge question = authenticator.nextQuestion(session);
        if (Boolean.TRUE.equals(accepted) || question == null) {
            return accepted;
        }
        Buffer request = session.createBuffer(SshConstants.SSH_MSG_USERAUTH_INFO_REQUEST);
        question.append(request);
        session.writePacket(request);
        return null;
    }
}
