package io.languard.core.lifecycle;

import io.languard.api.log.LogLevel;
import io.languard.core.process.ExecutableInspector;
import io.languard.service.log.LogLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Explains to admins why a process has ended, from its exit code, its last lines and its executable. */
final class ExitExplainer {

    /** Exit codes of {@code env}, {@code setsid}, shells and the dynamic linker, see env(1). */
    private static final int CANNOT_EXECUTE = 126;

    private static final int NOT_FOUND = 127;

    private static final int MAX_LINES = 10;
    private static final int MAX_LENGTH = 300;
    private static final int FIRST_SIGNAL = 128;

    private static final Map<Integer, String> SIGNALS = Map.of(
            1,
            "SIGHUP",
            2,
            "SIGINT",
            3,
            "SIGQUIT",
            4,
            "SIGILL, an invalid instruction",
            6,
            "SIGABRT, aborted",
            7,
            "SIGBUS",
            9,
            "SIGKILL, possibly because memory ran out",
            11,
            "SIGSEGV, an invalid memory access",
            15,
            "SIGTERM");

    private static final Pattern COMPLAINT = Pattern.compile(
            "\\b(error|fatal|exception|abort(ed)?|panic|fail(ed|ure)?|cannot|can't|could not|unable|denied|not found"
                    + "|no such|segmentation fault|in use|out of memory|invalid|missing)\\b",
            Pattern.CASE_INSENSITIVE);

    /** A line of a stack trace as Java, Lua and others print it, possibly after the name of a thread. */
    private static final Pattern STACK_TRACE = Pattern.compile("^(\\S+: )?(\\s+(at |\\[|\\.\\.\\.)|stack traceback:)");

    private ExitExplainer() {}

    /** Returns whether a start has failed because the system could not execute the file. */
    static boolean isNotExecuted(Optional<Integer> exitCode) {
        return exitCode.filter(code -> code == CANNOT_EXECUTE || code == NOT_FOUND)
                .isPresent();
    }

    /** Returns why the system could not execute a file. */
    static String whyNotExecuted(int exitCode, Path executable, List<LogLine> lines) {
        String text = "The system could not execute the file (exit code " + exitCode + ")";
        return ExecutableInspector.findProblem(executable)
                .or(() -> complaint(lines))
                .map(cause -> text + ": " + cause)
                .orElse(text);
    }

    /** Returns why a process has ended; empty if nothing is known. */
    static Optional<String> why(Optional<Integer> exitCode, List<LogLine> lines) {
        return Stream.of(exitCode.map(ExitExplainer::describe), complaint(lines))
                .flatMap(Optional::stream)
                .reduce((code, line) -> code + ": " + line);
    }

    /** Returns the last lines of a process, each as one text of limited length. */
    static List<String> lastLines(List<LogLine> lines) {
        return lines.stream()
                .skip(Math.max(0, lines.size() - MAX_LINES))
                .map(line -> limit(line.message()))
                .toList();
    }

    private static String describe(int exitCode) {
        int signal = exitCode - FIRST_SIGNAL;
        return SIGNALS.containsKey(signal)
                ? "The process was ended by signal " + signal + " (" + SIGNALS.get(signal) + ")"
                : "The process ended with exit code " + exitCode;
    }

    /** Returns the last line that reports a problem and does not only say where it arose, or else the last line. */
    private static Optional<String> complaint(List<LogLine> lines) {
        return lines.stream()
                .filter(line -> !STACK_TRACE.matcher(line.message()).find())
                .filter(line -> line.level() == LogLevel.ERROR
                        || COMPLAINT.matcher(line.message()).find())
                .reduce((first, second) -> second)
                .or(() ->
                        lines.stream().filter(line -> !line.message().isBlank()).reduce((first, second) -> second))
                .map(line -> limit(line.message().strip()));
    }

    private static String limit(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
