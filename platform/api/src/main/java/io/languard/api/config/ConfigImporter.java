package io.languard.api.config;

import io.languard.api.CapabilityType;
import io.languard.api.GameServer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads the configuration files of a server that was run without the platform, so that it can be taken over.
 *
 * <p>Files are read as admins have them, so the adapter should be lenient: other encodings and line ends, comments, names
 * in another case, statements that the game would accept or ignore. Nothing may be lost silently: every setting of the
 * file is either among {@link ConfigImport#values}, in the section's field for additional settings or in {@link
 * ConfigImport#rotation}, or it is reported in {@link ConfigImport#notTaken}.
 *
 * <p>Stateless. Called concurrently on platform threads; each call must return within 5 seconds. It may read files
 * below the server's directory, but must not change anything on disk. The platform validates what is returned against
 * the schemas and {@link ConfigGenerator#validate}, reports the values that these reject, and stores the others.
 */
@ConsumerType
@CapabilityType(
        name = "config_import",
        title = "Import of configuration files",
        order = 11,
        partOf = "config_generator")
public interface ConfigImporter {

    /** The maximum size of a file in bytes; the platform rejects larger ones. */
    int MAX_BYTES = 1024 * 1024;

    /**
     * Reads a file.
     *
     * @param server the server that imports the file, with its present values; a field for additional settings is
     *     returned with those of its present entries that are to be kept
     * @param fileName the name of the file as the client sent it, without a path
     * @param content the bytes of the file, at most {@link #MAX_BYTES}
     * @throws io.languard.api.error.LanguardException {@code UPLOAD_FAILED} if the game has no such file, or the content
     *     is no text
     */
    ConfigImport read(GameServer server, String fileName, byte[] content);
}
