package io.languard.service.backup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * Which backups of a server are kept. A backup is kept if at least one of the first three rules applies to it; if all three
 * are 0, they remove none.
 *
 * @param keepLast how many of the newest are kept
 * @param keepDaily for how many days that have backups the newest of the day (UTC) is kept
 * @param keepWeekly for how many weeks that have backups the newest of the week is kept
 * @param maxTotalMb the maximum size of all archives, in MiB, beyond which the oldest are removed; 0 for no limit
 * @param beforeDelete whether a backup is created before the server is deleted
 */
public record BackupPolicy(
        @NotNull @Min(0) @Max(1000) Integer keepLast,
        @NotNull @Min(0) @Max(1000) Integer keepDaily,
        @NotNull @Min(0) @Max(1000) Integer keepWeekly,
        @NotNull @Min(0) @Max(1_000_000_000) Integer maxTotalMb,
        @NotNull Boolean beforeDelete) {

    /** The policy of a server for which none was set: every backup is kept. */
    public static final BackupPolicy KEEP_ALL = new BackupPolicy(0, 0, 0, 0, false);
}
