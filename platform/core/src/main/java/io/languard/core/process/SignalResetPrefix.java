package io.languard.core.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Resets ignored signals for a new process. A platform that was started in the background ignores interrupts and
 * hang-ups, and its children would inherit that, so that a game could not be asked to shut down. GNU's {@code env}
 * resets the signals and then executes the game in the same process, so the pid does not change.
 */
final class SignalResetPrefix {

    private static final Path ENV = Path.of("/usr/bin/env");
    private static final String OPTION = "--default-signal";

    private SignalResetPrefix() {}

    /** Returns the arguments to put before an executable; empty if they would not work. */
    static List<String> arguments(String executable) {
        // env would interpret a path with this character as a variable.
        return executable.indexOf('=') < 0 && Detected.WORKS ? List.of(ENV.toString(), OPTION) : List.of();
    }

    /** Holds the result of the detection, which runs once at the first start of a game. */
    private static final class Detected {

        private static final boolean WORKS = Files.isExecutable(ENV) && works();

        private static boolean works() {
            try {
                Process process = new ProcessBuilder(ENV.toString(), OPTION, "true")
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor(2, TimeUnit.SECONDS) && process.exitValue() == 0;
            } catch (IOException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
