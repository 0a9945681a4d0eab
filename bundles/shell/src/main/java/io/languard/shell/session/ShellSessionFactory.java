package io.languard.shell.session;

import io.languard.service.user.Actor;
import io.languard.shell.command.CommandRegistry;
import io.languard.shell.command.SessionActors;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.jline.terminal.Terminal;

/** Creates Gogo sessions configured for Languard's shell. */
public final class ShellSessionFactory {

    private ShellSessionFactory() {}

    /** Opens a session that acts for the given user. The caller must close it. */
    public static CommandSession open(
            CommandProcessor processor,
            SessionActors sessionActors,
            Supplier<Actor> actor,
            Terminal terminal,
            InputStream in,
            OutputStream out,
            OutputStream err) {
        CommandSession session = processor.createSession(in, out, err);
        sessionActors.set(session, actor);
        session.put(Shell.VAR_SCOPE, CommandRegistry.SCOPES);
        session.put(Shell.VAR_TERMINAL, terminal);
        session.put(Shell.VAR_PROCESSOR, processor);
        session.put(Shell.VAR_SESSION, session);
        // Disables globbing, so that an asterisk in a password is not expanded to file names.
        session.put(CommandSession.OPTION_NO_GLOB, true);
        return session;
    }
}
