package io.languard.service.config;

import io.languard.service.user.Actor;
import java.io.InputStream;
import java.nio.file.Path;

/** Use cases for taking over the configuration files of a server that was run without the platform. Thread-safe. */
public interface ConfigImportService {

    /**
     * Throws {@code CAPABILITY_NOT_SUPPORTED} if the server's game cannot import files, {@code GAME_TYPE_NOT_FOUND} if it is
     * not installed, and {@code NOT_FOUND} for an unknown server.
     */
    void require(Actor actor, int serverId);

    /**
     * Imports a configuration file. The values that it contains replace those of the server's fields; other fields keep
     * theirs. Values that the schema or the adapter reject are not taken, and reported. The values of all sections are stored
     * together or not at all; then the missions that the file lists replace the rotation.
     *
     * @param fileName the name of the file, such as {@code server.cfg}
     * @param content the content; at most 1 MiB
     * @param dryRun whether nothing is stored
     * @throws io.languard.api.error.LanguardException {@code UPLOAD_FAILED} if the file is too large, or the game has no
     *     such file; {@code INVALID_CONFIG} if the sections would not be valid whatever is left out; a {@link
     *     ConfigConflictException} if a section has been changed meanwhile
     */
    ConfigImportResult importFile(Actor actor, int serverId, String fileName, InputStream content, boolean dryRun);

    /**
     * Imports a file of this machine, as {@link #importFile} does. Requires {@code system.manage} as well, since a report quotes
     * the file, which the actor may not be able to read otherwise.
     *
     * @throws io.languard.api.error.LanguardException {@code UPLOAD_FAILED} if the file does not exist, cannot be read, or is in one
     *     of the platform's or the system's own folders, after links have been followed
     */
    ConfigImportResult importLocalFile(Actor actor, int serverId, Path file, boolean dryRun);
}
