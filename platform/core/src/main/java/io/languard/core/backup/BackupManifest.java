package io.languard.core.backup;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.languard.api.error.ErrorCode;
import io.languard.api.error.LanguardException;
import io.languard.service.json.RecordModule;
import io.languard.spi.backup.StoredContent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside an archive. The names and the order of the components are the form of the file; a change that earlier
 * versions of Languard would misread raises {@link #FORM}.
 *
 * @param form the version of the form
 * @param name the name that the backup was created with
 * @param createdAt in ISO 8601
 * @param reason the wire name
 * @param serverId the server that was backed up
 * @param gameType its game
 * @param server its definition, as information
 * @param adapterVersion the version of the adapter, as information
 * @param content what the database holds
 * @param entries the number of files and folders in the archive
 * @param contentBytes the size of the files before compression
 * @param sizeBytes the size of the archive
 * @param sha256 the checksum of the archive
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record BackupManifest(
        int form,
        String name,
        String createdAt,
        String createdBy,
        String reason,
        int serverId,
        String gameType,
        Map<String, Object> server,
        String adapterVersion,
        StoredContent content,
        long entries,
        long contentBytes,
        long sizeBytes,
        String sha256) {

    static final int FORM = 1;

    /** Far more than the content of any server has. */
    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new RecordModule())
            .build();

    void write(OutputStream out) throws IOException {
        out.write(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }

    /**
     * Reads a manifest.
     *
     * @throws LanguardException {@code CONFLICT} if it is of a newer form or can't be read
     */
    static BackupManifest read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw unreadable(null);
        }
        BackupManifest manifest;
        try {
            manifest = MAPPER.readValue(Files.readAllBytes(file), BackupManifest.class);
        } catch (JacksonException e) {
            throw unreadable(e);
        }
        if (manifest.form < 1 || manifest.form > FORM) {
            throw new LanguardException(
                    ErrorCode.CONFLICT,
                    "The backup has form " + manifest.form + ", which this version of Languard does not know; it knows "
                            + FORM);
        }
        return manifest;
    }

    private static LanguardException unreadable(@Nullable Exception cause) {
        return new LanguardException(ErrorCode.CONFLICT, "The manifest of the backup is damaged", cause);
    }
}
