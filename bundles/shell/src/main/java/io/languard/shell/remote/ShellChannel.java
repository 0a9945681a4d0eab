package io.languard.shell.remote;

import io.languard.service.user.Actor;
import io.languard.shell.command.SessionActors;
import io.languard.shell.session.InteractiveShell;
import io.languard.shell.session.ShellSessionFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.Signal;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/** An interactive shell of a person at a terminal. */
final class ShellChannel extends SshChannel {

    private static final Size DEFAULT_SIZE = new Size(80, 24);

    private final CommandProcessor processor;
    private final SessionActors sessionActors;
    private final OpenShellRegistry openShellRegistry;

    ShellChannel(
            CommandProcessor processor,
            SessionActors sessionActors,
            Executor executor,
            OpenShellRegistry openShellRegistry) {
        super(executor);
        this.processor = processor;
        this.sessionActors = sessionActors;
        this.openShellRegistry = openShellRegistry;
    }

    @Override
    int serve(Supplier<Actor> actor, Environment environment, InputStream in, OutputStream out, OutputStream err)
            throws IOException {
        LineLimitInputStream keyboard = new LineLimitInputStream(in);
        // Not built by JLine's builder, which looks for native terminals that a remote terminal does not need.
        Terminal terminal = new ExternalTerminal(
                null,
                "languard",
                environment.getEnv().getOrDefault(Environment.ENV_TERM, Terminal.TYPE_DUMB),
                keyboard,
                out,
                StandardCharsets.UTF_8,
                Terminal.SignalHandler.SIG_DFL,
                false,
                PtyModeMapper.map(environment.getPtyModes()),
                size(environment));
        environment.addSignalListener(
                (channel, signal) -> {
                    terminal.setSize(size(environment));
                    terminal.raise(Terminal.Signal.WINCH);
                },
                Signal.WINCH);
        CommandSession session = ShellSessionFactory.open(
                processor, sessionActors, actor, terminal, terminal.input(), terminal.output(), terminal.output());
        InteractiveShell interactiveShell = new InteractiveShell(session, sessionActors, terminal, keyboard::restart);
        Runnable closer = interactiveShell::end;
        openShellRegistry.add(closer, actor);
        try {
            interactiveShell.run();
            if (!keyboard.isExceeded()) {
                return 0;
            }
            out.write(("\r\nA line has at most " + LineLimitInputStream.MAX_BYTES + " bytes. The shell is closed.\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            return 1;
        } finally {
            openShellRegistry.remove(closer);
            session.close();
            terminal.close();
        }
    }

    private static Size size(Environment environment) {
        try {
            int columns = Integer.parseInt(environment.getEnv().getOrDefault(Environment.ENV_COLUMNS, "0"));
            int lines = Integer.parseInt(environment.getEnv().getOrDefault(Environment.ENV_LINES, "0"));
            return columns > 0 && lines > 0 ? new Size(columns, lines) : DEFAULT_SIZE;
        } catch (NumberFormatException e) {
            return DEFAULT_SIZE;
        }
    }
}
