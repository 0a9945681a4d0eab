package io.languard.arma3.rcon;

import java.nio.ByteBuffer;

/** A task that the loop drives on its thread. */
interface SelectorTask {

    /** Called when data has arrived. The task may use the buffer during the call. */
    void read(ByteBuffer buffer, long now);

    /** Called several times a second. */
    void tick(long now);

    /** Returns whether the loop may remove the task. */
    boolean isFinished();

    /** Ends the task and releases its channel. */
    void shutdown();
}
