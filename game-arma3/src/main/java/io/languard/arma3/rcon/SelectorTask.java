package io.languard.arma3.rcon;

import java.nio.ByteBuffer;

/** Something that the loop drives, on its own thread. */
interface SelectorTask {

    /** Something has come; the buffer is free for use. */
    void read(ByteBuffer buffer, long now);

    /** Called a few times a second. */
    void tick(long now);

    /** Whether the loop may drop it. */
    boolean isFinished();

    /** Ends it. */
    void shutdown();
}
