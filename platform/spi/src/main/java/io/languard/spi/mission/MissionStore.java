package io.languard.spi.mission;

import java.util.List;

/** Stores mission records and rotations. Same guarantees as {@link io.languard.spi.server.ServerStore}. */
public interface MissionStore {

    /** Returns every mission of the server, sorted by id. */
    List<MissionRecord> list(int serverId);

    /**
     * Adds a mission; {@link MissionRecord#id} is ignored.
     *
     * @return the record with its id, which is higher than any previous one
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the server has a mission with this file name
     *     (case-sensitive), {@code NOT_FOUND} if the server was deleted
     */
    MissionRecord insert(MissionRecord mission);

    /** Updates everything but id, server and file name. Does nothing if the record was deleted. */
    void update(MissionRecord mission);

    /** Deletes a mission and its rotation entries. */
    void delete(int id);

    /** Returns the server's rotation, in order. */
    List<RotationEntryRecord> rotation(int serverId);

    /** Replaces the server's entire rotation. The new entries get new ids. */
    List<RotationEntryRecord> replaceRotation(int serverId, List<RotationEntryRecord> entries);
}
