package io.languard.core.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Details of single processes that only Linux offers, see proc(5). Elsewhere, and for processes that have ended or belong
 * to another user, nothing is known of them.
 */
final class ProcessDetails {

    private static final Set<String> SHELLS =
            Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "ksh93", "mksh", "yash", "fish", "busybox");

    /** How a process reacts to a signal, see signal(7). */
    enum Reaction {
        /** It ends, without being able to do anything before. */
        ENDS,
        /** It handles the signal. */
        HANDLES,
        IGNORES
    }

    private ProcessDetails() {}

    /** Returns how a process reacts to the signal. */
    static Reaction reaction(long pid, int signal) {
        List<String> status = status(pid);
        if (contains(status, "SigIgn:", signal)) {
            return Reaction.IGNORES;
        }
        // A blocked signal is one that the program waits for, as tini and other init programs do.
        return contains(status, "SigCgt:", signal) || contains(status, "SigBlk:", signal)
                ? Reaction.HANDLES
                : Reaction.ENDS;
    }

    /** Returns whether the process is a shell, including one that runs a script. */
    static boolean isShell(long pid) {
        return file(pid, "exe")
                .map(path -> path.substring(path.lastIndexOf('/') + 1).replace(" (deleted)", ""))
                .filter(SHELLS::contains)
                .isPresent();
    }

    /** Returns the arguments of a process as one text; empty if they are not known. */
    static String commandLine(long pid) {
        return read(pid, "cmdline");
    }

    /** Returns the variables with which the process was executed, each followed by a zero character. */
    static String environment(long pid) {
        return read(pid, "environ");
    }

    /** Returns the pipe that a process has open as this descriptor, by a name that no other pipe has. */
    static Optional<String> pipe(long pid, int descriptor) {
        return file(pid, "fd/" + descriptor).filter(name -> name.startsWith("pipe:"));
    }

    /** Returns what a link in the folder of the process refers to, such as {@code exe} or {@code fd/1}. */
    static Optional<String> file(long pid, String link) {
        try {
            return Optional.of(Files.readSymbolicLink(folder(pid).resolve(link)).toString());
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // ended, or access denied
        }
    }

    private static List<String> status(long pid) {
        return read(pid, "status").lines().toList();
    }

    private static boolean contains(List<String> status, String mask, int signal) {
        return status.stream()
                .filter(line -> line.startsWith(mask))
                .anyMatch(line ->
                        (Long.parseUnsignedLong(line.substring(mask.length()).strip(), 16) & 1L << signal - 1) != 0);
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(folder(pid).resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException | RuntimeException e) {
            return ""; // ended, or access denied
        }
    }

    private static Path folder(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }
}
