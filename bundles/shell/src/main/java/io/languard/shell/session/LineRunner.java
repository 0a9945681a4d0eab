package io.languard.shell.session;

import io.languard.api.error.FieldProblem;
import io.languard.api.error.LanguardException;
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

/** Runs one line, prints what comes of it, and tells how it went, as {@code bin/languard shell} exits. */
public final class LineRunner {

    public static final int SUCCEEDED = 0;
    public static final int FAILED = 1;
    public static final int USAGE_ERROR = 2;

    /** Where Gogo leaves the errors of every part of a pipe but the last. */
    private static final String PIPE_ERRORS = "pipe-exception";

    private LineRunner() {}

    /**
     * Runs a line to its end. Of several commands each one prints what it has to say; the first that fails ends the line,
     * unless {@code ||} says what to do then.
     *
     * @return one of the constants above, of the command that was run last
     */
    public static int run(CommandSession session, String line, PrintStream out, PrintStream err) {
        int status = SUCCEEDED;
        try {
            for (CommandSegment commandSegment : CommandSegment.parse(line)) {
                boolean alternative = commandSegment.after().equals("||");
                if (status == SUCCEEDED ? alternative : !alternative) {
                    continue;
                }
                status = runPart(session, commandSegment.text(), out, err);
            }
        } catch (SyntaxError e) {
            err.println(TerminalSanitizer.sanitizeLines(message(e)));
            status = USAGE_ERROR;
        }
        err.flush();
        return status;
    }

    private static int runPart(CommandSession session, String line, PrintStream out, PrintStream err) {
        session.put(PIPE_ERRORS, null);
        int status;
        try {
            Object result = session.execute(line);
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

    /** What Gogo has printed already counts as well: {@code server 99 | grep x} has failed. */
    private static int pipeStatus(CommandSession session) {
        if (!(session.get(PIPE_ERRORS) instanceof Exception errors)) {
            return SUCCEEDED;
        }
        Throwable[] each = errors.getSuppressed();
        return each.length == 0 ? FAILED : status(each[0]);
    }

    private static int status(Throwable error) {
        boolean misunderstood = error instanceof UsageException
                || error instanceof CommandNotFoundException
                || error instanceof SyntaxError
                || error instanceof EOFException && error.getCause() instanceof SyntaxError
                || isWrongArguments(error);
        return misunderstood ? USAGE_ERROR : FAILED;
    }

    /** Gogo has no exception of its own for arguments that fit no command of the name. */
    private static boolean isWrongArguments(Throwable error) {
        return error instanceof IllegalArgumentException
                && error.getMessage() != null
                && error.getMessage().startsWith("Cannot coerce");
    }

    private static String message(Exception error) {
        if (error instanceof LanguardException known) {
            return known.details().stream()
                    // Many messages tell of one field themselves.
                    .filter(problem -> !isToldIn(known.getMessage(), problem))
                    .map(problem -> "\n  " + problem.field() + ": " + problem.reason())
                    .collect(Collectors.joining("", known.getMessage(), ""));
        }
        if (error instanceof InterruptedException || error instanceof UserInterruptException) {
            return "Interrupted";
        }
        return error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    }

    private static boolean isToldIn(String message, FieldProblem problem) {
        return message.contains(problem.field()) && message.contains(problem.reason());
    }
}
