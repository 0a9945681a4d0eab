package io.languard.service.mission;

import io.languard.service.user.Actor;
import java.io.InputStream;
import java.util.List;

/**
 * Use cases: missions of a server. True to the disk: what somebody put there or took away by hand shows at the next call.
 * Safe for many threads.
 *
 * <p>Every method throws {@code NOT_FOUND} for an unknown server, {@code GAME_TYPE_NOT_FOUND} or {@code
 * CAPABILITY_NOT_SUPPORTED}.
 */
public interface MissionService {

    /** Throws what every other method would throw before it looks at anything but the server. */
    void require(int serverId);

    /** Every mission file, by name. */
    List<MissionView> list(int serverId);

    /**
     * Stores a mission file: read once, to disk, checked by the adapter, and there whole or not at all.
     *
     * @param fileName as the client sent it; it is made safe
     * @param content closed by the caller
     * @throws io.languard.api.error.LanguardException {@code UPLOAD_FAILED}, {@code CONFLICT} if a file of that name is there
     */
    MissionView upload(Actor actor, int serverId, String fileName, InputStream content);

    /** Removes file and row; {@code NOT_FOUND}, or {@code MISSION_IN_ROTATION}. */
    void delete(Actor actor, int serverId, int missionId);

    /** The rotation, in order. */
    List<RotationEntryView> rotation(int serverId);

    /**
     * Replaces the rotation whole.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} for a mission that the server does not have, {@code
     *     VALIDATION_ERROR} for a difficulty that the game does not know
     */
    List<RotationEntryView> replaceRotation(Actor actor, int serverId, List<NewRotationEntry> entries);
}
