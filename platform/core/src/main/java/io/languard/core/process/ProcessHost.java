package io.languard.core.process;

import io.languard.spi.server.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A place where game processes run, such as this machine. Processes outlive the platform and can be found again. Safe for
 * many threads.
 */
public interface ProcessHost {

    /**
     * Starts a process.
     *
     * @throws IOException if it can't be started; the message is meant for admins
     */
    GameProcess start(ProcessSpec spec) throws IOException;

    /** Takes over a process that was started earlier; empty if it is not alive. */
    Optional<GameProcess> adopt(ProcessIdentity identity);

    /**
     * Returns the processes that can be adopted, by the file that gets their output. A process that was started a moment
     * before the platform crashed, so that its identity was not stored, is found by nothing else.
     */
    Map<Path, ProcessIdentity> processesByOutput();
}
