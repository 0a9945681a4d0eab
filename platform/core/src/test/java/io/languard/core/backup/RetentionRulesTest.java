package io.languard.core.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import io.languard.service.backup.BackupReason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionRulesTest {

    private static final Instant START = Instant.parse("2026-01-01T05:00:00Z");
    private static final long MIB = 1024 * 1024;

    private static Backup backup(int id, Instant created, boolean locked) {
        return new Backup(id, "b" + id, created, "admin", 10 * MIB, "x", locked, BackupReason.SCHEDULE);
    }

    private static BackupPolicy policy(int last, int daily, int weekly, int maxMb) {
        return new BackupPolicy(last, daily, weekly, maxMb, false);
    }

    private static List<Integer> removed(List<Backup> backups, BackupPolicy policy) {
        return removed(backups, policy, backups.get(backups.size() - 1));
    }

    private static List<Integer> removed(List<Backup> backups, BackupPolicy policy, Backup lastGood) {
        return RetentionRules.removable(backups, policy, lastGood).stream()
                .map(Backup::id)
                .toList();
    }

    /** Backs up every six hours for a year, and applies the policy after each backup. */
    private static List<Backup> afterAYear(BackupPolicy policy, int locked) {
        List<Backup> present = new ArrayList<>();
        for (int i = 1; i <= 365 * 4; i++) {
            present.add(backup(i, START.plus(Duration.ofHours(6L * i)), i == locked));
            present.removeAll(RetentionRules.removable(present, policy, present.get(present.size() - 1)));
        }
        return present;
    }

    @Test
    void afterAYearTheLastTheDailyAndTheWeeklyAreLeft() {
        List<Backup> left = afterAYear(policy(4, 7, 8, 0), 100);

        // The locked one; the last of eight weeks, of seven days, and the last four, each counted once.
        assertThat(left)
                .extracting(Backup::id)
                .containsExactly(
                        100, 1275, 1303, 1331, 1359, 1387, 1415, 1439, 1443, 1447, 1451, 1455, 1457, 1458, 1459, 1460);
    }

    @Test
    void withoutARuleEverythingIsKept() {
        assertThat(afterAYear(BackupPolicy.KEEP_ALL, 0)).hasSize(365 * 4);
    }

    @Test
    void aBackupIsKeptIfOneRuleApplies() {
        List<Backup> backups = List.of(
                backup(1, START, false),
                backup(2, START.plus(Duration.ofHours(1)), false),
                backup(3, START.plus(Duration.ofDays(1)), false));

        assertThat(removed(backups, policy(1, 0, 0, 0))).containsExactly(1, 2);
        assertThat(removed(backups, policy(2, 0, 0, 0))).containsExactly(1);
        assertThat(removed(backups, policy(0, 2, 0, 0))).containsExactly(1);
        assertThat(removed(backups, policy(0, 0, 5, 0))).containsExactly(1, 2);
    }

    @Test
    void theLimitOfSizeRemovesTheOldestButNeverTheNewestOrALockedOne() {
        List<Backup> backups = List.of(
                backup(1, START, true),
                backup(2, START.plusSeconds(1), false),
                backup(3, START.plusSeconds(2), false),
                backup(4, START.plusSeconds(3), false));

        assertThat(removed(backups, policy(0, 0, 0, 30))).containsExactly(2);
        assertThat(removed(backups, policy(0, 0, 0, 5))).containsExactly(2, 3);
        assertThat(removed(backups, policy(0, 0, 0, 40))).isEmpty();
    }

    @Test
    void theLastGoodBackupIsKeptBesidesNewerOnesThatAreDamaged() {
        List<Backup> backups = List.of(
                backup(1, START, false),
                backup(2, START.plusSeconds(1), false),
                backup(3, START.plusSeconds(2), false),
                backup(4, START.plusSeconds(3), false));
        Backup good = backups.get(1);

        assertThat(removed(backups, policy(1, 0, 0, 0), good)).containsExactly(1, 3);
        assertThat(removed(backups, policy(0, 0, 0, 5), good)).containsExactly(1);
        assertThat(removed(backups, policy(0, 1, 0, 5), good)).containsExactly(1, 3);
    }

    @Test
    void theNewestIsKeptIfTheLastGoodBackupIsGone() {
        List<Backup> backups = List.of(backup(1, START, false), backup(2, START.plusSeconds(1), false));
        Backup gone = backup(3, START.plusSeconds(2), false);

        assertThat(removed(backups, policy(0, 0, 0, 5), gone)).containsExactly(1);
        assertThat(removed(backups, policy(0, 1, 0, 5), gone)).containsExactly(1);
        assertThat(removed(List.of(), policy(1, 0, 0, 5), gone)).isEmpty();
    }

    @Test
    void lockedBackupsAreKeptEvenIfTheyAloneExceedTheLimitOfSize() {
        List<Backup> backups = List.of(backup(1, START, true), backup(2, START.plusSeconds(1), true));

        assertThat(removed(backups, policy(0, 0, 0, 5), backup(3, START, false)))
                .isEmpty();
    }
}
