package io.languard.api.mission;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows a game's mission files. The platform stores, lists and deletes them; the adapter says where and which.
 *
 * <p>Stateless; called on platform threads; each call must return within 5 seconds, {@link #inspect} within 60.
 */
@ConsumerType
@CapabilityType(name = "mission_manager", title = "Missions", order = 50)
public interface MissionManager {

    /** The folder in which the game looks for this server's missions; made by the platform if absent. */
    Path directory(GameServer server);

    /** Extensions of mission files, lower-case, with the dot. */
    Set<String> extensions();

    /**
     * Checks a file's name and content, in a streaming way.
     *
     * @param file where its bytes are now
     * @param fileName the name it has or is to get
     * @throws io.languard.api.error.LanguardException {@code UPLOAD_FAILED} with what is wrong and what is allowed
     */
    MissionInfo inspect(Path file, String fileName);

    /** The difficulties that a rotation entry may name; empty if any text will do. */
    List<String> difficulties();
}
