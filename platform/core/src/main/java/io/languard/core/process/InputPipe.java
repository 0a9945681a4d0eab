package io.languard.core.process;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The named pipe that is a game's standard input, see fifo(7). The game itself holds it open for reading and writing, so
 * it never reads the end of its input, whatever happens to the platform, and the platform opens the pipe only to write
 * a line.
 *
 * <p>The pipe is written to without blocking, which the JDK cannot do: a game that does not read its input must not
 * occupy a thread.
 */
public final class InputPipe {

    /** The path of the pipe, relative to the server's directory. */
    public static final String PATH = "input.pipe";

    /** The number of bytes that are written completely or not at all; POSIX guarantees 512, Linux 4096. */
    static final int MAX_BYTES = 4096;

    private static final Path SHELL = Path.of("/bin/sh");

    /** Opens the pipe as descriptor 0 and then executes the program in the same process. Its text never varies. */
    private static final String OPEN_AND_EXECUTE = "exec \"$@\" <>\"$0\"";

    private static final int OWNER_ONLY = 0600;
    private static final int WRITE_ONLY = 1;
    private static final int NON_BLOCKING = Platform.isLinux() ? 0x800 : 0x4;
    private static final int NO_FOLLOW = noFollow();
    private static final int TYPE_OF_MODE = 0170000;
    private static final int NAMED_PIPE = 0010000;

    private InputPipe() {}

    /** Creates an empty pipe that only its owner can access, in place of the pipe of an earlier run. */
    static void create(Path pipe) throws IOException {
        if (!Files.isExecutable(SHELL)) {
            throw new IOException("standard input requires " + SHELL);
        }
        Files.deleteIfExists(pipe);
        try {
            LibC.INSTANCE.mkfifo(nativePath(pipe), OWNER_ONLY);
        } catch (LastErrorException e) {
            throw new IOException("the named pipe for standard input could not be created: " + e.getMessage(), e);
        }
    }

    /** Returns the arguments to put before an executable that reads its standard input from the pipe. */
    static List<String> arguments(Path pipe) {
        return List.of(SHELL.toString(), "-c", OPEN_AND_EXECUTE, pipe.toString());
    }

    /**
     * Writes all bytes or none, without blocking.
     *
     * @param bytes at most {@link #MAX_BYTES}
     * @throws IOException if there is no pipe, no process reads from it, or it has no room for the bytes
     */
    static void write(Path pipe, byte[] bytes) throws IOException {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("Must have at most " + MAX_BYTES + " bytes: " + bytes.length);
        }
        try {
            int descriptor = LibC.INSTANCE.open(nativePath(pipe), WRITE_ONLY | NON_BLOCKING | NO_FOLLOW);
            try {
                // The game owns the directory too, and could have put any file in this place at any time, so what is
                // checked is what was opened.
                if (!isNamedPipe(descriptor)) {
                    throw new IOException("Not a named pipe: " + pipe);
                }
                LibC.INSTANCE.write(descriptor, bytes, new NativeLong(bytes.length));
            } finally {
                LibC.INSTANCE.close(descriptor);
            }
        } catch (LastErrorException e) {
            throw new IOException("Could not write to " + pipe, e);
        }
    }

    private static boolean isNamedPipe(int descriptor) throws IOException {
        int mode = (Integer) Files.getAttribute(Path.of("/dev/fd/" + descriptor), "unix:mode");
        return (mode & TYPE_OF_MODE) == NAMED_PIPE;
    }

    /** Returns O_NOFOLLOW, which differs between architectures. */
    private static int noFollow() {
        if (!Platform.isLinux()) {
            return 0x100;
        }
        return Platform.isARM() || Platform.isPPC() ? 0x8000 : 0x20000;
    }

    /** Returns a path in the encoding in which the JDK passes paths to the system. */
    private static byte[] nativePath(Path path) {
        return Native.toByteArray(path.toString(), System.getProperty("sun.jnu.encoding"));
    }
}
