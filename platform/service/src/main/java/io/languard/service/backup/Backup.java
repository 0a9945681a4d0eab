package io.languard.service.backup;

import java.time.Instant;

/**
 * A backup of a server.
 *
 * @param createdBy the name of the actor
 * @param sizeBytes the size of the archive
 * @param sha256 the checksum of the archive, in hexadecimal digits
 * @param locked whether it is neither deleted nor removed by the policy
 */
public record Backup(
        int id,
        String name,
        Instant createdAt,
        String createdBy,
        long sizeBytes,
        String sha256,
        boolean locked,
        BackupReason reason) {}
