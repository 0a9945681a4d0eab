package io.languard.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * The program of the fake game: a shell script that requires {@code sh} and {@code sleep}.
 *
 * <pre>
 * --delay=MS              wait before READY
 * --crash-after=MS:CODE   exit with this code after this time
 * --chatter=N             print N lines per second
 * --ignore-term           ignore SIGTERM, which otherwise ends the program with exit code 0
 * --fork                  leave a child process that outlives the program
 * </pre>
 *
 * The program prints the lines of the file {@code control} in its working directory and then empties the file; the line
 * {@code !exit CODE} ends the program. Tests write lines such as {@code JOIN 1 Ann}, {@code CHAT Ann: hello} and {@code
 * LEAVE 1}.
 */
public final class FakeServer {

    /** The file name of the program, which is the only executable that the fake game allows. */
    public static final String NAME = "fake-server";

    /** The line that the program prints when it is ready. */
    public static final String READY = "READY";

    private FakeServer() {}

    /**
     * Writes the program to a folder with mode 0755, replacing an existing file.
     *
     * @return the path of the program
     */
    public static Path unpack(Path folder) throws IOException {
        return unpack(NAME, folder);
    }

    static Path unpack(String name, Path folder) throws IOException {
        Path program = Files.createDirectories(folder).resolve(name);
        try (InputStream in = FakeServer.class.getResourceAsStream(name)) {
            Files.copy(in, program, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.getFileStore(program).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return program;
    }

    /**
     * Makes a running program print lines, or exit if a line is {@code !exit CODE}.
     *
     * @param workingDirectory the working directory of the program
     */
    public static void say(Path workingDirectory, String... lines) throws IOException {
        Path draft = Files.createTempFile(workingDirectory, "control", null);
        Files.write(draft, List.of(lines));
        Files.move(draft, workingDirectory.resolve("control"), StandardCopyOption.ATOMIC_MOVE);
    }
}
