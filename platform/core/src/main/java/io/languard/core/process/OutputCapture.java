package io.languard.core.process;

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
 * The file that a game's standard output and error go to. A new run gets a new one; what the run before has left is set
 * aside beside it until it has been stored, so that a start need not wait for that.
 */
public final class OutputCapture {

    /** The file, below the server's directory. */
    public static final String PATH = "logs/output.log";

    private static final Logger LOG = LoggerFactory.getLogger(OutputCapture.class);
    private static final Pattern SET_ASIDE = Pattern.compile("output\\.(\\d{1,15})\\.log");

    /** Files that are kept of runs that could not be stored; so many only gather while the database is away. */
    private static final int MOST = 100;

    private OutputCapture() {}

    /** Makes an empty file, and keeps what is there under another name. */
    static void rotate(Path output) throws IOException {
        if (Files.isRegularFile(output, LinkOption.NOFOLLOW_LINKS) && Files.size(output) > 0) {
            TreeMap<Long, Path> aside = setAside(output.getParent());
            while (aside.size() >= MOST) {
                Path oldest = aside.pollFirstEntry().getValue();
                LOG.warn("{} is dropped: too much output waits for being stored", oldest);
                Files.deleteIfExists(oldest);
            }
            long next = aside.isEmpty() ? 1 : aside.lastKey() + 1;
            Files.move(output, output.resolveSibling("output." + next + ".log"), StandardCopyOption.ATOMIC_MOVE);
        }
        OwnerOnlyFiles.recreate(output);
    }

    /** The number in the name of output that was set aside; the higher the later. Empty for any other name. */
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
