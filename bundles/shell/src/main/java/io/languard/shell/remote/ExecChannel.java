package io.languard.shell.remote;

import io.languard.service.user.Actor;
import io.languard.shell.command.SessionActors;
import io.languard.shell.session.LineRunner;
import io.languard.shell.session.ShellSessionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.sshd.server.Environment;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;

/** Executes a single command line for a script. */
final class ExecChannel extends SshChannel {

    private final CommandProcessor processor;
    private final SessionActors sessionActors;
    private final OpenShellRegistry openShellRegistry;
    private final String line;

    ExecChannel(
            CommandProcessor processor,
            SessionActors sessionActors,
            Executor executor,
            OpenShellRegistry openShellRegistry,
            String line) {
        super(executor);
        this.processor = processor;
        this.sessionActors = sessionActors;
        this.openShellRegistry = openShellRegistry;
        this.line = line;
    }

    @Override
    int serve(Supplier<Actor> actor, Environment environment, InputStream in, OutputStream out, OutputStream err)
            throws IOException {
        // Commands that color their output query the terminal's capabilities; a dumb terminal has none.
        Terminal terminal = new DumbTerminal(
                "languard", Terminal.TYPE_DUMB, InputStream.nullInputStream(), out, StandardCharsets.UTF_8);
        CommandSession session = ShellSessionFactory.open(processor, sessionActors, actor, terminal, in, out, err);
        Runnable closer = this::interrupt;
        openShellRegistry.add(closer, actor);
        try {
            return LineRunner.run(
                    session,
                    sessionActors,
                    line,
                    new PrintStream(out, false, StandardCharsets.UTF_8),
                    new PrintStream(err, false, StandardCharsets.UTF_8));
        } finally {
            openShellRegistry.remove(closer);
            session.close();
        }
    }
}
