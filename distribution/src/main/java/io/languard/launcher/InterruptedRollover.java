package io.languard.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/**
 * Completes a rollover of the log that a crash interrupted: logback renames the file to a temporary name, compresses it
 * under its final name, and then deletes it.
 */
final class InterruptedRollover {

    private static final Pattern TEMPORARY = Pattern.compile("(languard\\..*\\.log)\\d+\\.tmp");

    private InterruptedRollover() {}

    /** Must be called before logback is initialized. What fails, such as on a full disk, is left to the next start. */
    static void complete(Path logs) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*.tmp")) {
            for (Path file : files) {
                Matcher name = TEMPORARY.matcher(file.getFileName().toString());
                if (name.matches()) {
                    compress(file, logs.resolve(name.group(1) + ".gz"));
                }
            }
        } catch (IOException e) {
            // The log must not prevent a start.
        }
    }

    private static void compress(Path file, Path target) throws IOException {
        // If it exists, it may be incomplete.
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(target))) {
            Files.copy(file, out);
        }
        Files.delete(file);
    }
}
