package io.languard.world;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The table of worlds, which the platform stores for the provisioner. Safe for use by multiple threads.
 *
 * <p>Every method throws a {@code LanguardException} with code {@code DATABASE_UNAVAILABLE} within 5 seconds if the
 * database is unavailable.
 */
@ProviderType
public interface WorldStore {

    /** Returns all records. */
    List<World> list();

    /** Returns the player's record. */
    Optional<World> find(String player);

    /**
     * Adds a record.
     *
     * @return false if a record with the same player or the same container exists
     */
    boolean insert(World world);

    /** Updates the record of {@link World#player}; does nothing if there is none. */
    void update(World world);

    /** Removes the player's record, if there is one. */
    void delete(String player);
}
