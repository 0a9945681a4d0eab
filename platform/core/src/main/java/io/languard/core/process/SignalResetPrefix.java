package io.languard.core.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Resets ignored signals for a new process. A platform that was started in the background ignores interrupts and hang-ups, and
 * its children would inherit that, so that a game could not be asked to end. GNU's {@code env} resets it and then becomes the
 * game, so the pid stays.
 */
final class SignalResetPrefix {

    private static final Path ENV = Path.of("/usr/bin/env");
    private static final String OPTION = "--default-signal";

    private SignalResetPrefix() {}

    /** Returns the words to put before an executable; none if they would not work. */
    static List<String> arguments(String executable) {
        // env would take a path with this character for a variable.
        return executable.indexOf('=') < 0 && Detected.WORKS ? List.of(ENV.toString(), OPTION) : List.of();
    }

    /** Determined once, at the first start of a game. */
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
