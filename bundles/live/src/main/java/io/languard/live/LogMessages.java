package io.languard.live;

import io.languard.service.log.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages about some log lines, each made when the first client needs it. Not thread-safe. */
final class LogMessages {

    private final int serverId;
    private final List<LogLine> lines;
    private final boolean withIds;
    private @Nullable List<byte[]> complete;
    private @Nullable List<byte[]> masked;

    LogMessages(int serverId, List<LogLine> lines, boolean withIds) {
        this.serverId = serverId;
        this.lines = lines;
        this.withIds = withIds;
    }

    /** Returns the messages for clients that may see players' network addresses. */
    List<byte[]> complete() {
        List<byte[]> messages = complete;
        if (messages == null) {
            messages = lines.stream()
                    .map(line -> MessageFactory.log(serverId, line, withIds))
                    .toList();
            complete = messages;
        }
        return messages;
    }

    /** Returns the messages for other clients. */
    List<byte[]> masked() {
        List<byte[]> messages = masked;
        if (messages == null) {
            List<byte[]> originals = complete();
            messages = new ArrayList<>(originals.size());
            for (int i = 0; i < originals.size(); i++) {
                messages.add(MessageFactory.maskedLog(serverId, lines.get(i), withIds, originals.get(i)));
            }
            masked = messages;
        }
        return messages;
    }
}
