package io.languard.core.process;

import static java.util.Objects.requireNonNull;

import io.languard.toolkit.file.OwnerOnlyFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A config file, and a copy of what the platform last wrote to it. By comparing them, it recognizes what an admin or the
 * game has changed since then, and preserves it before the file is written again.
 */
final class WrittenConfigFile {

    /** The folder of the copies in a server's directory. */
    static final Path COPIES = Path.of(".written");

    private static final String PRESERVED = ".replaced";

    /** The number of contents that are preserved; the oldest are deleted. */
    static final int MAX_PRESERVED = 9;

    private static final int MAX_SIZE = 4 * 1024 * 1024;
    private static final int MAX_NAMES = 20;

    /** A setting in most formats. Warnings contain its name only, since its value may be a secret. */
    private static final Pattern SETTING = Pattern.compile("([A-Za-z_][A-Za-z0-9_.:-]{0,63})(\\[])? *=.*");

    private static final Pattern EQUALS = Pattern.compile("\\s*=\\s*");

    private final Path file;
    private final Path copy;

    WrittenConfigFile(Path serverDirectory, Path file) {
        this.file = file;
        this.copy = serverDirectory
                .resolve(COPIES)
                .resolve(serverDirectory.relativize(file).toString());
    }

    /**
     * Preserves the file under another name if it contains lines that the platform did not write and that the new
     * content lacks. Each content is preserved and reported once; the first name has the latest one.
     *
     * @return a warning for the admin
     */
    Optional<String> preserveChanges(byte[] content) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_SIZE) {
            return Optional.empty();
        }
        byte[] present = Files.readAllBytes(file);
        Set<String> known = new HashSet<>(lines(content));
        if (Files.isRegularFile(copy)) {
            known.addAll(lines(Files.readAllBytes(copy)));
        }
        List<String> lost =
                lines(present).stream().filter(line -> !known.contains(line)).toList();
        if (lost.isEmpty() || isPreserved(present)) {
            return Optional.empty();
        }
        for (int number = MAX_PRESERVED; number > 1; number--) {
            if (Files.isRegularFile(preserved(number - 1))) {
                Files.move(preserved(number - 1), preserved(number), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path preserved = preserved(1);
        OwnerOnlyFiles.replace(preserved, present);
        return Optional.of("Config file '" + file.getFileName() + "' was changed outside Languard and is replaced: "
                + describe(lost) + " lost; the old file is kept as '" + preserved.getFileName() + "'");
    }

    private boolean isPreserved(byte[] content) throws IOException {
        for (int number = 1; number <= MAX_PRESERVED; number++) {
            Path preserved = preserved(number);
            if (Files.isRegularFile(preserved)
                    && Files.size(preserved) == content.length
                    && Arrays.equals(content, Files.readAllBytes(preserved))) {
                return true;
            }
        }
        return false;
    }

    private Path preserved(int number) {
        return file.resolveSibling(file.getFileName() + PRESERVED + (number == 1 ? "" : "." + number));
    }

    /** Stores a copy of what has been written. */
    void remember(byte[] content) throws IOException {
        OwnerOnlyFiles.createDirectories(requireNonNull(copy.getParent()));
        OwnerOnlyFiles.replace(copy, content);
    }

    private static String describe(List<String> lost) {
        List<String> names = lost.stream()
                .map(SETTING::matcher)
                .filter(Matcher::matches)
                .map(setting -> setting.group(1))
                .distinct()
                .limit(MAX_NAMES)
                .toList();
        String lines = lost.size() == 1 ? "1 line is" : lost.size() + " lines are";
        return names.isEmpty() ? lines : String.join(", ", names) + "; " + lines;
    }

    /**
     * Returns the lines without indentation, blanks around the first equals sign and empty lines, since games and admins put
     * blanks there or not. Bytes that are not ASCII are only compared.
     */
    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> EQUALS.matcher(line.strip()).replaceFirst("="))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.toList());
    }
}
