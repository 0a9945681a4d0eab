package io.languard.api.process;

import io.languard.api.CapabilityType;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Finds executables of the game on this machine, which are suggested to whoever creates a server or chooses another
 * executable for one. A game without it is suggested the executables of its servers only.
 *
 * <p>Stateless. Called concurrently on platform threads; each call must return within 5 seconds, which include the search.
 */
@ConsumerType
@CapabilityType(name = "executables", title = "Finding executables", order = 21, partOf = "process_config")
public interface ExecutableFinder {

    /**
     * Returns the executables among the files that a search finds, the most suitable one first. May read files beside
     * them to tell what they are, but must not run them.
     *
     * @param search finds files by name; its results are the only ones allowed here
     */
    List<FoundExecutable> find(ExecutableSearch search);
}
