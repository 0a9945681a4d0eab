package io.languard.spi.mission;

import java.util.List;

/** Keeps what is known of mission files. Same promises as {@link io.languard.spi.server.ServerStore}. */
public interface MissionStore {

    /** Every mission of the server, by id. */
    List<MissionRecord> list(int serverId);

    /**
     * Adds a mission; {@link MissionRecord#id} is ignored.
     *
     * @return with the id, which is higher than any before
     * @throws io.languard.api.error.LanguardException {@code CONFLICT} if the server has one of this file name (names
     *     compare exactly), {@code NOT_FOUND} if the server is gone
     */
    MissionRecord insert(MissionRecord mission);

    /** Writes everything but id, server and file name; does nothing if the row is gone. */
    void update(MissionRecord mission);

    /** Removes a mission, and with it what the rotation has of it. */
    void delete(int id);

    /** The server's rotation, in order. */
    List<RotationEntryRecord> rotation(int serverId);

    /** Replaces the server's rotation whole; the new entries get new ids. */
    List<RotationEntryRecord> replaceRotation(int serverId, List<RotationEntryRecord> entries);
}
