package io.languard.core.process;

import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A place where game processes run, such as this machine. Processes outlive the platform and can be found again.
 * Thread-safe.
 */
public interface ProcessHost {

    /**
     * Starts a process.
     *
     * @throws IOException if it can't be started; the message is meant for admins
     */
    GameProcess start(ProcessSpec spec) throws IOException;

    /**
     * Adopts a process that was started earlier; returns empty if it is not alive.
     *
     * @param input the path of its standard input, if it was started with one
     */
    Optional<GameProcess> adopt(ProcessIdentity identity, Path input);

    /**
     * Returns the processes that can be adopted, by the file that receives their output. This is the only way to find a
     * process that was started just before the platform crashed, when its identity had not been stored yet.
     */
    Map<Path, ProcessIdentity> processesByOutput();
}
