package io.languard.core.backup;

import io.languard.service.backup.Backup;
import io.languard.service.backup.BackupPolicy;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Decides which backups a policy removes. */
final class RetentionRules {

    /** The order of backups by their age. */
    static final Comparator<Backup> NEWEST_FIRST =
            Comparator.comparing(Backup::createdAt).thenComparing(Backup::id).reversed();

    private static final long MEGABYTE = 1024L * 1024;

    private RetentionRules() {}

    /**
     * Returns the backups to remove, oldest first: never a locked one, and never the last good one. If that one is not among
     * the backups, the newest is protected instead.
     *
     * @param backups all backups of a server whose archives exist, in any order
     * @param lastGood the newest one that can be restored
     */
    static List<Backup> removable(List<Backup> backups, BackupPolicy policy, Backup lastGood) {
        if (backups.isEmpty()) {
            return List.of();
        }
        List<Backup> newestFirst = backups.stream().sorted(NEWEST_FIRST).toList();
        Backup last = newestFirst.stream()
                .filter(backup -> backup.id() == lastGood.id())
                .findFirst()
                .orElse(newestFirst.get(0));
        List<Backup> kept = new ArrayList<>(hasRule(policy) ? kept(newestFirst, policy, last) : newestFirst);
        limitSize(kept, policy.maxTotalMb() * MEGABYTE, last);
        List<Backup> removed = new ArrayList<>(newestFirst);
        removed.removeAll(kept);
        removed.sort(NEWEST_FIRST.reversed());
        return removed;
    }

    private static boolean hasRule(BackupPolicy policy) {
        return policy.keepLast() > 0 || policy.keepDaily() > 0 || policy.keepWeekly() > 0;
    }

    private static List<Backup> kept(List<Backup> newestFirst, BackupPolicy policy, Backup lastGood) {
        Set<Integer> kept = new HashSet<>();
        newestFirst.stream().limit(policy.keepLast()).forEach(backup -> kept.add(backup.id()));
        newestFirst.stream().filter(Backup::locked).forEach(backup -> kept.add(backup.id()));
        kept.add(lastGood.id());
        keepNewestOfEach(newestFirst, policy.keepDaily(), RetentionRules::day, kept);
        keepNewestOfEach(newestFirst, policy.keepWeekly(), RetentionRules::week, kept);
        return newestFirst.stream().filter(backup -> kept.contains(backup.id())).toList();
    }

    private static <P> void keepNewestOfEach(
            List<Backup> newestFirst, int periods, Function<LocalDate, P> period, Set<Integer> kept) {
        Set<P> seen = new HashSet<>();
        for (Backup backup : newestFirst) {
            P of = period.apply(LocalDate.ofInstant(backup.createdAt(), ZoneOffset.UTC));
            if (seen.size() < periods && seen.add(of)) {
                kept.add(backup.id());
            }
        }
    }

    private static LocalDate day(LocalDate date) {
        return date;
    }

    private static List<Integer> week(LocalDate date) {
        return List.of(date.get(IsoFields.WEEK_BASED_YEAR), date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    /**
     * Removes what is older than the last good backup; of newer ones, which are damaged or not verified yet, none is left to
     * replace them.
     *
     * @param kept newest first
     */
    private static void limitSize(List<Backup> kept, long limit, Backup lastGood) {
        long total = kept.stream().mapToLong(Backup::sizeBytes).sum();
        for (int i = kept.size() - 1;
                i >= 0 && limit > 0 && total > limit && kept.get(i).id() != lastGood.id();
                i--) {
            if (!kept.get(i).locked()) {
                total -= kept.remove(i).sizeBytes();
            }
        }
    }
}
