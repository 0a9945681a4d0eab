package io.languard.core.process;

import static java.util.Objects.requireNonNull;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that captures a game's standard output and error. Each run gets a new file; that of the previous run is set
 * aside until it has been stored, so that a start does not have to wait for that.
 */
public final class OutputCapture {

    /** The path of the file, relative to the server's directory. */
    public static final String PATH = "logs/output.log";

    private static final Logger LOG = LoggerFactory.getLogger(OutputCapture.class);
    private static final Pattern SET_ASIDE = Pattern.compile("output\\.(\\d{1,15})\\.log");

    /** The limit of files set aside; it is only reached while the database is unavailable. */
    private static final int MAX_SET_ASIDE = 100;

    private OutputCapture() {}

    /** Creates an empty file and sets aside the current one unless that is empty. */
    static void rotate(Path output) throws IOException {
        if (Files.isRegularFile(output, LinkOption.NOFOLLOW_LINKS) && Files.size(output) > 0) {
            TreeMap<Long, Path> aside = setAside(requireNonNull(output.getParent()));
            while (aside.size() >= MAX_SET_ASIDE) {
                Path oldest = aside.pollFirstEntry().getValue();
                LOG.warn("Dropped {}: too much output is waiting to be stored", oldest);
                Files.deleteIfExists(oldest);
            }
            long next = aside.isEmpty() ? 1 : aside.lastKey() + 1;
            Files.move(output, output.resolveSibling("output." + next + ".log"), StandardCopyOption.ATOMIC_MOVE);
        }
        OwnerOnlyFiles.recreate(output);
    }

    /** Returns the number in the name of a file that was set aside, which increases with time; empty for any other name. */
    public static OptionalLong generation(String fileName) {
        Matcher matcher = SET_ASIDE.matcher(fileName);
        return matcher.matches() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }

    private static TreeMap<Long, Path> setAside(Path folder) throws IOException {
        Map<Long, Path> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "output.*.log")) {
            files.forEach(
                    file -> generation(file.getFileName().toString()).ifPresent(number -> found.put(number, file)));
        }
        return new TreeMap<>(found);
    }
}
