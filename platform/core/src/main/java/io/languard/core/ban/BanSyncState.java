package io.languard.core.ban;

import io.languard.api.ban.GameBan;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How far the bans of one server are known to be the same here and in the game's own list. Guarded by its lock, which is also
 * held while either is changed.
 */
final class BanSyncState {

    private static final long MOST_NANOS = 1_000_000_000L;
    private static final int SHARE = 20;

    final ReentrantLock lock = new ReentrantLock();

    private long mark;
    private boolean marked;
    private long readUntil = System.nanoTime();

    /** Whether the game's list was read only just now: the longer that takes, the longer it is believed, at most a second. */
    boolean isFresh() {
        return marked && System.nanoTime() - readUntil < 0;
    }

    /** Remembers that the list was read; false if it is the one that was merged before. */
    boolean markRead(List<GameBan> list, long nanos) {
        long now = markOf(list);
        readUntil = System.nanoTime() + Math.min(MOST_NANOS, SHARE * nanos);
        boolean other = !marked || mark != now;
        mark = now;
        marked = !other;
        return other;
    }

    /** What was read has been merged. */
    void markMerged() {
        marked = true;
    }

    /** The lists may differ from now on. */
    void invalidate() {
        marked = false;
    }

    private static long markOf(List<GameBan> list) {
        long mark = list.size();
        for (GameBan ban : list) {
            mark = mark * 0x9E3779B97F4A7C15L + ban.hashCode();
            mark ^= mark >>> 29;
        }
        return mark;
    }
}
