package io.languard.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that exists while Languard runs, so that the next start notices an end without a stop. */
final class RunMarker {

    private static final Logger LOG = LoggerFactory.getLogger(RunMarker.class);

    private RunMarker() {}

    /** Warns if the previous run was not stopped, and creates the file until this one is. */
    static void create(Path folder) {
        Path marker = folder.resolve("languard.running");
        if (Files.exists(marker)) {
            LOG.warn("The previous run ended without being stopped: it was killed, ran out of memory, or the system"
                    + " failed. The log entries before this one may state the cause; game servers are found again");
        }
        try {
            Files.write(marker, new byte[0]);
        } catch (IOException e) {
            LOG.warn("Could not create {}: {}", marker, e.getMessage());
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> marker.toFile().delete(), "languard-marker"));
    }
}
