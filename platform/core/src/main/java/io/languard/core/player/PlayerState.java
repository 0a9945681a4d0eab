package io.languard.core.player;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** What is kept of one server's players: the roster, guarded by its monitor, and how far the world knows of it. */
final class PlayerState {

    final PlayerTracker tracker = new PlayerTracker();

    /** When the list was last told; guarded by the roster's monitor. */
    Instant lastPublished = Instant.EPOCH;

    /** Held while visits are read or written, so that none is written twice. */
    final ReentrantLock writeLock = new ReentrantLock();

    /** Whether a writing is planned; guarded by the roster's monitor. */
    boolean writeScheduled;
}
