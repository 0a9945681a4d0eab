package io.languard.shell.session;

import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
import io.languard.shell.command.SessionActors;
import io.languard.shell.command.UsageException;
import io.languard.shell.print.TerminalSanitizer;
import java.io.EOFException;
import java.io.PrintStream;
import java.util.stream.Collectors;
import org.apache.felix.gogo.runtime.CommandNotFoundException;
import org.apache.felix.gogo.runtime.SyntaxError;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jline.reader.UserInterruptException;

/** Runs one line, prints its results and returns the exit status of {@code bin/languard shell}. */
public final class LineRunner {

    public static final int SUCCEEDED = 0;
    public static final int FAILED = 1;
    public static final int USAGE_ERROR = 2;

    /** The maximum number of characters of a line; some values of configurations are long. */
    static final int MAX_LINE = 64 * 1024;

    /** The session variable in which Gogo stores the errors of all parts of a pipe but the last. */
    private static final String PIPE_ERRORS = "pipe-exception";

    private LineRunner() {}

    /**
     * Runs a line to its end. Each of several commands prints its own result; the first failure ends the line unless
     * {@code ||} provides an alternative.
     *
     * @param sessionActors decides whether the line may use the whole language of the shell, or is a {@link RestrictedLine}
     * @return one of the constants above, for the last command run
     */
    public static int run(
            CommandSession session, SessionActors sessionActors, String line, PrintStream out, PrintStream err) {
        int status = SUCCEEDED;
        try {
            if (line.length() > MAX_LINE) {
                throw new SyntaxError(0, 0, "A line has at most " + MAX_LINE + " characters");
            }
            for (CommandSegment segment : CommandSegment.parse(line)) {
                boolean alternative = segment.after().equals("||");
                if (status == SUCCEEDED ? alternative : !alternative) {
                    continue;
                }
                status = runSegment(session, sessionActors, segment.text(), out, err);
            }
        } catch (SyntaxError e) {
            err.println(TerminalSanitizer.sanitizeLines(message(e)));
            status = USAGE_ERROR;
        } catch (StackOverflowError e) {
            err.println("The line is nested too deeply");
            status = USAGE_ERROR;
        }
        err.flush();
        return status;
    }

    private static int runSegment(
            CommandSession session, SessionActors sessionActors, String line, PrintStream out, PrintStream err) {
        session.put(PIPE_ERRORS, null);
        int status;
        try {
            Object result = sessionActors.isUnrestricted(session)
                    ? session.execute(line)
                    : RestrictedLine.execute(session, sessionActors, line);
            if (result != null) {
                out.println(session.format(result, Converter.INSPECT));
            }
            status = pipeStatus(session);
        } catch (Exception e) {
            err.println(TerminalSanitizer.sanitizeLines(message(e)));
            status = status(e);
        }
        out.flush();
        return status;
    }

    /**
     * Returns the status of a pipe. Errors that Gogo has printed already count too: {@code server 99 | grep x} fails.
     */
    private static int pipeStatus(CommandSession session) {
        if (!(session.get(PIPE_ERRORS) instanceof Exception pipeError)) {
            return SUCCEEDED;
        }
        Throwable[] suppressed = pipeError.getSuppressed();
        return suppressed.length == 0 ? FAILED : status(suppressed[0]);
    }

    private static int status(Throwable error) {
        boolean usageError = error instanceof UsageException
                || error instanceof CommandNotFoundException
                || error instanceof SyntaxError
                || error instanceof EOFException && error.getCause() instanceof SyntaxError
                || isWrongArguments(error);
        return usageError ? USAGE_ERROR : FAILED;
    }

    /** Gogo throws no specific exception for arguments that match no signature of a command. */
    private static boolean isWrongArguments(Throwable error) {
        return error instanceof IllegalArgumentException
                && error.getMessage() != null
                && error.getMessage().startsWith("Cannot coerce");
    }

    private static String message(Exception error) {
        if (error instanceof LanguardException languardException) {
            return languardException.details().stream()
                    // Many messages already name the field and its problem.
                    .filter(problem -> !isMentionedIn(languardException.getMessage(), problem))
                    .map(problem -> "\n  " + problem.field() + ": " + problem.reason())
                    .collect(Collectors.joining("", languardException.getMessage(), ""));
        }
        if (error instanceof InterruptedException || error instanceof UserInterruptException) {
            return "Interrupted";
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }

    private static boolean isMentionedIn(String message, FieldProblem problem) {
        return message.contains(problem.field()) && message.contains(problem.reason());
    }
}
