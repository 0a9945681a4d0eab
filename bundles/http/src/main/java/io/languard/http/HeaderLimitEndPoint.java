package io.languard.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection that is closed if too many lines of an incomplete header arrive. The parser creates some objects for each
 * line, however short, and limits only the number of bytes: thousands of headers that never end would fill the heap.
 */
final class HeaderLimitEndPoint extends SocketChannelEndPoint {

    /** More than {@link HeaderLimitHandler} accepts, so that it can respond to most clients that exceed its limit. */
    static final int MAX_LINES = 2 * HeaderLimitHandler.MAX_FIELDS;

    private volatile boolean inHeader = true;
    private volatile boolean upgraded;
    private int lines;
    private int lineLength;

    HeaderLimitEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
        super(channel, selector, key, scheduler);
    }

    /** Called when a request is completely handled. */
    void beginHeader() {
        lines = 0;
        lineLength = 0;
        inHeader = true;
    }

    @Override
    public void upgrade(Connection connection) {
        upgraded = true;
        super.upgrade(connection);
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        int filled = super.fill(buffer);
        if (filled > 0 && inHeader && !upgraded) {
            count(buffer, filled);
        }
        return filled;
    }

    /** Counts lines up to the first empty one, which ends the header; the body may have any number of lines. */
    private void count(ByteBuffer buffer, int filled) throws IOException {
        for (int i = buffer.limit() - filled; i < buffer.limit(); i++) {
            byte next = buffer.get(i);
            if (next != '\n') {
                lineLength += next == '\r' ? 0 : 1;
            } else if (lineLength > 0) {
                lineLength = 0;
                lines++;
            } else if (lines > 0) {
                inHeader = false;
                return;
            }
            if (lines > MAX_LINES) {
                buffer.clear().limit(0);
                EofException failure = new EofException("The header of a request has too many lines");
                close(failure);
                throw failure;
            }
        }
    }
}
