package io.languard.shell.session;

import io.languard.shell.command.SessionActors;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.felix.gogo.jline.Parser;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Job;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.Terminal.Signal;

/** Reads lines from a person's terminal and runs them until the person leaves. */
public final class InteractiveShell {

    private static final String PROMPT = "languard> ";
    private static final int HISTORY = 100;
    private static final Set<String> EXIT_COMMANDS = Set.of("exit", "quit", "logout");

    private final CommandSession session;
    private final SessionActors sessionActors;
    private final Terminal terminal;
    private final Runnable beforePrompt;
    private volatile boolean reading;
    private volatile boolean ended;

    /**
     * Creates a shell.
     *
     * @param beforePrompt called each time before a prompt is shown
     */
    public InteractiveShell(
            CommandSession session, SessionActors sessionActors, Terminal terminal, Runnable beforePrompt) {
        this.session = session;
        this.sessionActors = sessionActors;
        this.terminal = terminal;
        this.beforePrompt = beforePrompt;
    }

    /** Returns when the person leaves or disconnects. */
    public void run() {
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new Parser())
                .completer(new ShellCompleter(session, sessionActors))
                .variable(LineReader.HISTORY_SIZE, HISTORY)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, "%M> ")
                // Disables history expansion, so that exclamation marks can be typed, for example in passwords.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        session.put(Shell.VAR_READER, reader);
        terminal.handle(Signal.INT, signal -> interrupt());
        PrintStream out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
        out.println("Languard. Type 'help' for a list of commands, Ctrl-D to leave.");
        while (!ended) {
            try {
                String line = read(reader);
                if (EXIT_COMMANDS.contains(line.strip())) {
                    return;
                }
                LineRunner.run(session, sessionActors, line, out, out);
            } catch (UserInterruptException e) {
                // Ctrl-C at the prompt only discards the line.
            } catch (EndOfFileException e) {
                return;
            }
        }
    }

    private String read(LineReader reader) {
        reading = true;
        try {
            if (ended) {
                throw new EndOfFileException();
            }
            beforePrompt.run();
            return reader.readLine(PROMPT);
        } finally {
            reading = false;
        }
    }

    private void interrupt() {
        Job job = session.foregroundJob();
        if (job != null) {
            job.interrupt();
        }
    }

    /** Interrupts the running command and closes the shell. Safe to call from any thread. */
    public void end() {
        ended = true;
        interrupt();
        if (reading) {
            try {
                terminal.close();
            } catch (IOException e) {
                // Already closed.
            }
        }
    }
}
