package io.languard.api.world;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The table of worlds, kept by the platform for the provisioner. Safe for use from many threads.
 *
 * <p>Every method throws {@code DATABASE_UNAVAILABLE} (see {@link io.languard.api.error.ErrorCode}) within 5 seconds if
 * the database is out of reach.
 */
@ProviderType
public interface WorldStore {

    /** Every record. */
    List<World> list();

    /** The player's record. */
    Optional<World> find(String player);

    /**
     * Adds a record.
     *
     * @return false if the player or the container's name stands there already
     */
    boolean insert(World world);

    /** Writes the record of {@link World#player}; does nothing if it is gone. */
    void update(World world);

    /** Removes the player's record if there is one. */
    void delete(String player);
}
