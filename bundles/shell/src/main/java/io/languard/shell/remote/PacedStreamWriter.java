package io.languard.shell.remote;

import java.io.IOException;
import java.time.Duration;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.throttle.DefaultChannelStreamWriter;
import org.apache.sshd.common.io.IoWriteFuture;
import org.apache.sshd.common.util.buffer.Buffer;

/**
 * A writer that waits until each packet has been passed to the operating system. A client chooses the window in which it
 * accepts data, so without this the output to one that reads nothing would be held in memory.
 */
final class PacedStreamWriter extends DefaultChannelStreamWriter {

    private final Duration patience;

    PacedStreamWriter(Channel channel, Duration patience) {
        super(channel);
        this.patience = patience;
    }

    @Override
    public IoWriteFuture writeData(Buffer buffer) throws IOException {
        return super.writeData(buffer).verify(patience);
    }
}
