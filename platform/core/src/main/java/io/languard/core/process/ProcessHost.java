package io.languard.core.process;

import io.languard.api.config.ConfigEntry;
import io.languard.api.process.PortBinding;
import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A place where game processes run, such as this machine, with what a start needs of it: executables, ports, files.
 * Paths are those of the host. Processes outlive the platform and can be found again. Thread-safe.
 */
public interface ProcessHost {

    /** Returns the absolute path of an executable file. Throws {@code EXE_NOT_ALLOWED} if the path names none. */
    Path findExecutable(String path);

    /** Returns whether there is a file with this path, whatever it is. */
    boolean exists(String path);

    /** Returns whether a process could bind the port now. */
    boolean isFree(PortBinding port);

    /** Creates a server's directory if it is missing. Throws {@code CONFIG_WRITE_ERROR} if that fails. */
    void createDirectory(Path serverDirectory);

    /**
     * Deletes a server's directory with everything in it, if it exists.
     *
     * @throws IOException if not all of it could be deleted
     */
    void deleteDirectory(Path serverDirectory) throws IOException;

    /**
     * Writes the entries that are files to the server's directory; each file is replaced atomically. Throws {@code
     * CONFIG_WRITE_ERROR}, which names the file, if one can't be written or lies outside the directory.
     *
     * @return warnings about changes to the files that are not from the platform; these have been preserved
     */
    List<String> writeConfigFiles(Path serverDirectory, List<ConfigEntry> entries);

    /**
     * Starts a process.
     *
     * @throws IOException if it can't be started; the message is meant for admins
     */
    GameProcess start(ProcessSpec spec) throws IOException;

    /**
     * Returns the time zone that a process started with these additional variables has, in a form that
     * {@link PosixTimeZone#rules} understands; empty if it is not known.
     *
     * @param variables see {@link ProcessSpec#environment}
     */
    Optional<String> timeZone(Map<String, String> variables);

    /**
     * Adopts a process that was started earlier; returns empty if neither it nor anything that it has started is alive.
     *
     * @param mark the mark of the process; {@code null} if that is not known
     * @param input the path of its standard input, if it was started with one
     */
    Optional<GameProcess> adopt(ProcessIdentity identity, @Nullable String mark, Path input);

    /** Returns the processes of the host at this moment, for measuring many of them. */
    ProcessSnapshot snapshot();

    /**
     * Returns the processes that can be adopted, by the file that receives their output. This is the only way to find a
     * process that was started just before the platform crashed, when its identity had not been stored yet.
     */
    Map<Path, ProcessIdentity> processesByOutput();
}
