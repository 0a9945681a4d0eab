package io.languard.core.ban;

import io.languard.api.ban.GameBan;
import java.util.List;

/** Tracks whether the stored bans of one server match the game's own list. Not thread-safe. */
final class BanSyncState {

    private static final long MAX_FRESH_NANOS = 1_000_000_000L;
    private static final int FRESHNESS_FACTOR = 20;

    private long fingerprint;
    private boolean inSync;
    private long freshUntil = System.nanoTime();

    /**
     * Returns whether the game's list was read recently enough to be trusted without reading it again. The slower the
     * read, the longer its result is trusted, up to one second.
     */
    boolean isFresh() {
        return inSync && System.nanoTime() - freshUntil < 0;
    }

    /** Records that the list was read. Returns false if it equals the list that was merged last. */
    boolean markRead(List<GameBan> list, long nanos) {
        long current = fingerprintOf(list);
        freshUntil = System.nanoTime() + Math.min(MAX_FRESH_NANOS, FRESHNESS_FACTOR * nanos);
        boolean changed = !inSync || fingerprint != current;
        fingerprint = current;
        inSync = !changed;
        return changed;
    }

    /** Records that the list read last has been merged. */
    void markMerged() {
        inSync = true;
    }

    /** Records that the stored bans and the game's list may differ. */
    void invalidate() {
        inSync = false;
    }

    private static long fingerprintOf(List<GameBan> list) {
        long fingerprint = list.size();
        for (GameBan ban : list) {
            fingerprint = fingerprint * 0x9E3779B97F4A7C15L + ban.hashCode();
            fingerprint ^= fingerprint >>> 29;
        }
        return fingerprint;
    }
}
