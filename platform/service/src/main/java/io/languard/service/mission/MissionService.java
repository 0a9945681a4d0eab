package io.languard.service.mission;

import io.languard.service.user.Actor;
import java.io.InputStream;
import java.util.List;

/**
 * Use cases for a server's missions. Thread-safe. Results reflect the files on disk: a mission added or removed by hand
 * appears or disappears with the next call.
 *
 * <p>Every method throws {@code NOT_FOUND} for an unknown server, {@code GAME_TYPE_NOT_FOUND} or {@code
 * CAPABILITY_NOT_SUPPORTED}.
 */
public interface MissionService {

    /** Throws the errors that every other method throws before it looks at anything but the server. */
    void require(Actor actor, int serverId);

    /** Returns every mission file, sorted by name. */
    List<MissionView> list(Actor actor, int serverId);

    /**
     * Stores a mission file. The content is streamed to disk once and checked by the adapter; the file appears
     * completely or not at all.
     *
     * @param fileName the file name as the client sent it; it is sanitized
     * @param content the content; closed by the caller
     * @throws io.languard.api.error.LanguardException {@code UPLOAD_FAILED}, {@code CONFLICT} if a file of that name
     *     exists
     */
    MissionView upload(Actor actor, int serverId, String fileName, InputStream content);

    /** Deletes a mission file and its record. Throws {@code NOT_FOUND} or {@code MISSION_IN_ROTATION}. */
    void delete(Actor actor, int serverId, int missionId);

    /** Returns the rotation, in order. */
    List<RotationEntryView> rotation(Actor actor, int serverId);

    /**
     * Replaces the entire rotation.
     *
     * @throws io.languard.api.error.LanguardException {@code NOT_FOUND} for a mission that the server does not have,
     *     {@code VALIDATION_ERROR} for a difficulty the game does not support
     */
    List<RotationEntryView> replaceRotation(Actor actor, int serverId, List<NewRotationEntry> entries);
}
