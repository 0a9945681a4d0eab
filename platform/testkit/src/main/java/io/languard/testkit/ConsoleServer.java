package io.languard.testkit;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The program of the console game: a shell script that requires {@code sh} and obeys its standard input.
 *
 * <pre>
 * say TEXT     print the text
 * deaf         read no more input
 * stop         end with exit code 0
 * </pre>
 *
 * It prints every line that it obeys and rejects other lines. It ends with exit code 70 if its input ends, and by any
 * signal.
 */
public final class ConsoleServer {

    /** The file name of the program, which is the only executable that the console game allows. */
    public static final String NAME = "console-server";

    private ConsoleServer() {}

    /**
     * Writes the program to a folder with mode 0755, replacing an existing file.
     *
     * @return the path of the program
     */
    public static Path unpack(Path folder) throws IOException {
        return FakeServer.unpack(NAME, folder);
    }
}
