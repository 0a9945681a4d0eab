package io.languard.api.mission;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Describes a game's mission files. The platform stores, lists and deletes them; the adapter defines where they are and
 * what they look like.
 *
 * <p>Stateless. Called concurrently on platform threads; each call must return within 5 seconds, {@link #inspect}
 * within 60.
 */
@ConsumerType
@CapabilityType(name = "mission_manager", title = "Missions", order = 50)
public interface MissionManager {

    /**
     * Returns the absolute path of the directory in which the game looks for this server's missions. The platform
     * creates it if it is missing.
     */
    Path directory(GameServer server);

    /** Returns the extensions of mission files, in lower case and with the dot. */
    Set<String> extensions();

    /**
     * Returns whether a subdirectory of the mission directory is a mission that is not packed into a file. Such a mission is
     * listed under the name of its directory, and can be in the rotation and be deleted, but not uploaded; {@link #inspect}
     * receives the directory. The default implementation returns {@code false}.
     */
    default boolean isUnpacked(Path directory) {
        return false;
    }

    /**
     * Checks the name and content of a mission file. Must read the file as a stream, since it may be large.
     *
     * @param file the file to read, whose own name may be a temporary one
     * @param fileName the name under which the mission is or will be stored
     * @throws io.languard.api.error.LanguardException {@code UPLOAD_FAILED} if the file is not a valid mission
     */
    MissionInfo inspect(Path file, String fileName);

    /** Returns the difficulties that a rotation entry may have; empty if any text is allowed. */
    List<String> difficulties();
}
