package io.languard.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The program of the fake game: a shell script that needs {@code sh} and {@code sleep}.
 *
 * <pre>
 * --delay=MS              wait before READY
 * --crash-after=MS:CODE   end with this code, this long after the start
 * --chatter=N             lines a second
 * --ignore-term           take no notice of SIGTERM; without it, that ends the program with code 0
 * --fork                  leave a child process that outlives the program
 * </pre>
 *
 * What stands in the file {@code control} in its working directory is printed line by line, and the file emptied; the
 * line {@code !exit CODE} ends the program. So a test says {@code JOIN 1 Ann}, {@code CHAT Ann: hello}, {@code LEAVE 1}.
 */
public final class FakeServer {

    /** Its file name, and the one that the fake game allows. */
    public static final String NAME = "fake-server";

    /** What it prints when it is ready. */
    public static final String READY = "READY";

    private FakeServer() {}

    /**
     * Writes the program to a folder, with mode 755, replacing what was there.
     *
     * @return its path
     */
    public static Path unpack(Path folder) throws IOException {
        Path program = Files.createDirectories(folder).resolve(NAME);
        try (InputStream in = FakeServer.class.getResourceAsStream(NAME)) {
            Files.copy(in, program, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.getFileStore(program).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return program;
    }

    /** Has a running program print lines, or end with {@code !exit CODE}. */
    public static void say(Path workingDirectory, String... lines) throws IOException {
        Path draft = Files.createTempFile(workingDirectory, "control", null);
        Files.write(draft, List.of(lines));
        Files.move(draft, workingDirectory.resolve("control"), StandardCopyOption.ATOMIC_MOVE);
    }
}
