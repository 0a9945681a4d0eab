package io.languard.core.player;

import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/** The players of one server: the tracker, guarded by its monitor, and the state of publishing and storing. */
final class PlayerState {

    final PlayerTracker tracker = new PlayerTracker();

    /** When the list was last published; guarded by the tracker's monitor. */
    Instant lastPublished = Instant.EPOCH;

    /** Held while sessions are read or written, so that none is written twice. */
    final ReentrantLock writeLock = new ReentrantLock();

    /** Whether a write is scheduled; guarded by the tracker's monitor. */
    boolean writeScheduled;
}
